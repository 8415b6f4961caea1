package org.pollwatch.missions;

import java.util.List;
import java.util.Map;

/** Writes one questionnaire as YAML 1.2 from the catalogue's rows; a property without a value is left out. */
final class FormYaml {

    private final MissionSource source;

    FormYaml(MissionSource source) {
        this.source = source;
    }

    String yaml(Map<String, String> form) {
        StringBuilder yaml = new StringBuilder("# Generated from schemas/missions/source; change it there.\n");
        String id = form.get("form");
        yaml.append("id: ").append(id).append('\n');
        yaml.append("version: ").append(source.facts().formVersion()).append('\n');
        yaml.append("phase: ").append(id).append('\n');
        yaml.append("place: ").append(form.get("place")).append('\n');
        yaml.append("translation: draft\n");
        yaml.append("title: ").append(labels(form).toYaml()).append('\n');
        yaml.append("questions:\n");
        source.questionsOf(id).forEach(question -> append(yaml, question));
        return yaml.toString();
    }

    private void append(StringBuilder yaml, Map<String, String> question) {
        yaml.append("  - id: ").append(question.get("id")).append('\n');
        property(yaml, "type", question.get("type"));
        property(yaml, "contest", question.get("contest"));
        property(yaml, "by", question.get("by"));
        property(yaml, "counted", list(question.get("counted")));
        property(yaml, "indicator", question.get("indicator"));
        property(yaml, "complement", question.get("complement"));
        property(yaml, "irregularity", question.get("irregularity"));
        property(yaml, "category", question.get("category"));
        property(yaml, "min", question.get("min"));
        property(yaml, "max", question.get("max"));
        property(yaml, "reading", question.get("reading"));
        property(yaml, "over", question.get("over"));
        property(yaml, "ratio", ratio(question.get("ratio_over")));
        property(yaml, "askIf", question.get("ask_if"));
        List<Map<String, String>> options = source.optionsOf(question.get("options"));
        if (!question.get("options").isEmpty()) {
            yaml.append("    options:\n");
            options.forEach(
                    option -> yaml.append("      - ").append(option(option)).append('\n'));
        }
        property(yaml, "label", labels(question).toYaml());
    }

    private static String option(Map<String, String> option) {
        String indicator = option.get("indicator").isEmpty() ? "" : ", indicator: " + option.get("indicator");
        return "{id: " + option.get("id") + indicator + ", label: "
                + labels(option).toYaml() + "}";
    }

    private static void property(StringBuilder yaml, String name, String value) {
        if (!value.isEmpty()) {
            yaml.append("    ").append(name).append(": ").append(value).append('\n');
        }
    }

    private static String list(String words) {
        return words.isEmpty() ? "" : "[" + words.replace(" ", ", ") + "]";
    }

    private static String ratio(String over) {
        return over.isEmpty() ? "" : "{over: " + over + "}";
    }

    private static Labels labels(Map<String, String> row) {
        return new Labels(row.get("label_en"), row.get("label_ru"), row.get("label_kk"));
    }
}
