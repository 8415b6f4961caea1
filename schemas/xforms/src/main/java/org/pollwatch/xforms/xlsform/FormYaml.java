package org.pollwatch.xforms.xlsform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A form as the file of a mission's {@code forms} directory. */
public final class FormYaml {
    private static final DumpSettings STYLE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(160)
            .setSplitLines(false)
            .build();

    private FormYaml() {}

    /** @return YAML 1.2 that reads back as an equal form */
    public static String write(Form form) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", form.id());
        file.put("version", form.version());
        file.put("phase", form.phase().word());
        file.put("place", Words.of(form.subject()));
        file.put("title", labels(form.title()));
        file.put("questions", form.questions().stream().map(FormYaml::question).toList());
        return dump(file);
    }

    static String dump(Map<String, Object> value) {
        return new Dump(STYLE).dumpToString(value);
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", question.id());
        entry.put("type", Words.of(question.type()));
        question.contest().ifPresent(it -> entry.put("contest", it));
        if (!question.counted().isEmpty()) {
            entry.put(
                    "counted",
                    question.answers().stream()
                            .filter(question.counted()::contains)
                            .toList());
        }
        question.indicator().ifPresent(it -> entry.put("indicator", it));
        question.complement().ifPresent(it -> entry.put("complement", it));
        if (question.irregularity() == question.counted().isEmpty()) {
            entry.put("irregularity", Boolean.toString(question.irregularity()));
        }
        if (!question.category().isEmpty()) {
            entry.put("category", question.category());
        }
        question.by().ifPresent(it -> entry.put("by", it.question()));
        question.askIf().ifPresent(it -> entry.put("askIf", condition(it)));
        if (question.type() == QuestionType.INTEGER) {
            number(question, entry);
        }
        if (!question.options().isEmpty()) {
            entry.put(
                    "options", question.options().stream().map(FormYaml::option).toList());
        }
        entry.put("label", labels(question.label()));
        return entry;
    }

    private static void number(Question question, Map<String, Object> entry) {
        entry.put("min", question.min());
        entry.put("max", question.max());
        if (question.reading() != Reading.PER_REPORT) {
            entry.put("reading", Words.of(question.reading()));
        }
        question.over().ifPresent(it -> entry.put("over", it));
        question.ratioOver().ifPresent(it -> entry.put("ratio", Map.of("over", it)));
    }

    private static Map<String, Object> option(Option option) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", option.id());
        option.indicator().ifPresent(it -> entry.put("indicator", it));
        entry.put("label", labels(option.label()));
        return entry;
    }

    static Map<String, Object> labels(Labels labels) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("en", labels.en());
        entry.put("ru", labels.ru());
        entry.put("kk", labels.kk());
        return entry;
    }

    /** @return in the words of a form's file */
    static Map<String, Object> condition(Condition condition) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (condition instanceof Condition.AnswerIs is) {
            entry.put("question", is.question());
            entry.put("is", is.answers().stream().sorted().toList());
        } else if (condition instanceof Condition.MoreThan more) {
            entry.put("question", more.question());
            entry.put("moreThan", more.number());
        } else if (condition instanceof Condition.PlaceIs is) {
            entry.put("place", is.attribute());
            entry.put("is", is.values().stream().sorted().toList());
        } else {
            List<Object> all = new ArrayList<>();
            ((Condition.All) condition).conditions().forEach(it -> all.add(condition(it)));
            entry.put("all", all);
        }
        return entry;
    }
}
