package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.QuestionType;

/** Reads the options of a choice. */
final class OptionsReader {
    private final YamlMap map;
    private final QuestionType type;

    OptionsReader(YamlMap map, QuestionType type) {
        this.map = map;
        this.type = type;
    }

    /** @return the options; none for a type that has none */
    List<Option> read() {
        if (type != QuestionType.CHOICE && type != QuestionType.CHOICES) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMap entry : map.needMaps("options")) {
            Option option = option(entry);
            if (!ids.add(option.id())) {
                entry.fault("id", "expected an id of its own, but another option is called " + option.id());
            }
            if (QuestionType.isUnsubstantive(option.id())) {
                entry.fault("id", "every question takes " + option.id() + " without an option for it");
            }
            if (type == QuestionType.CHOICE && option.indicator().isPresent()) {
                entry.fault("indicator", "only the options of choices have indicators; for a choice use counted");
            }
            options.add(option);
        }
        if (type == QuestionType.CHOICES && !options.isEmpty() && !ids.contains(QuestionType.NONE)) {
            map.fault("options", "expected an option none, the explicit empty answer of choices");
        }
        return options;
    }

    private static Option option(YamlMap entry) {
        try (entry) {
            Optional<String> id = entry.need("id").flatMap(it -> it.id(IdRule.OPTION));
            return new Option(
                    id.orElse(""),
                    entry.labels("label"),
                    entry.find("indicator").flatMap(it -> it.id(IdRule.WORD)));
        }
    }
}
