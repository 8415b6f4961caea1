package org.pollwatch.contract.mission;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/** Reads one question. */
final class QuestionReader {
    /** Sums over all reports of a mission must not run over a long. */
    static final long LARGEST_NUMBER = 1_000_000_000;

    private final String id;
    private final YamlMap map;
    private final ConditionReader conditions;

    /** @param map the question's entry, whose faults name the question */
    QuestionReader(String id, YamlMap map, ConditionReader conditions) {
        this.id = id;
        this.map = map;
        this.conditions = conditions;
    }

    /**
     * @return the question, where something was wrong with a stand-in for it; empty if its type is unknown. Its
     *     {@link By} has no answers yet: the other question may stand below.
     */
    Optional<Question> read() {
        try (map) {
            TranslationState.read(map);
            Optional<QuestionType> type = map.need("type").flatMap(it -> it.word(QuestionType.class));
            if (type.isEmpty()) {
                map.knowAll();
            }
            return type.map(this::read);
        }
    }

    private Question read(QuestionType type) {
        List<Option> options = new OptionsReader(map, type).read();
        Set<String> counted = new LinkedHashSet<>();
        map.findList("counted").forEach(it -> counted.add(it.text()));
        Question question = new Question(
                id,
                type,
                map.labels("label"),
                options,
                counted,
                map.find("indicator").flatMap(it -> it.id(IdRule.WORD)),
                map.find("complement").flatMap(it -> it.id(IdRule.WORD)),
                map.find("irregularity").flatMap(Scalar::flag).orElse(!counted.isEmpty()),
                map.find("category").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                map.findMap("askIf").flatMap(conditions::read),
                number("min").orElse(0),
                number("max").orElse(LARGEST_NUMBER),
                map.find("reading").flatMap(it -> it.word(Reading.class)).orElse(Reading.PER_REPORT),
                number("over"),
                ratioOver(),
                map.find("contest").map(Scalar::text),
                map.find("by").map(it -> new By(it.text(), List.of())));
        new QuestionRules(question, map).check();
        return question;
    }

    private OptionalLong number(String key) {
        return map.find(key)
                .flatMap(it -> it.number(0, LARGEST_NUMBER))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private Optional<String> ratioOver() {
        return map.findMap("ratio").flatMap(ratio -> {
            try (ratio) {
                return ratio.need("over").map(Scalar::text);
            }
        });
    }
}
