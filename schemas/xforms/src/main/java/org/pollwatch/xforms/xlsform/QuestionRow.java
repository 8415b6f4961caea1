package org.pollwatch.xforms.xlsform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pollwatch.mission.QuestionType;

/** One row of the survey as a question in the words of a form's file. */
final class QuestionRow {
    private static final Pattern RANGE = Pattern.compile("\\. *>= *([0-9]+) and \\. *<= *([0-9]+)");
    private static final Pattern LEAST = Pattern.compile("\\. *>= *([0-9]+)");
    private static final Set<String> UNSUPPORTED =
            Set.of("default", "choice_filter", "trigger", "repeat_count", "calculation");

    private final SheetRow row;
    private final Map<String, List<SheetRow>> lists;
    private final List<SheetFault> faults;

    /** @param lists rows of the choices sheet by the name of their list */
    QuestionRow(SheetRow row, Map<String, List<SheetRow>> lists, List<SheetFault> faults) {
        this.row = row;
        this.lists = lists;
        this.faults = faults;
    }

    /** @return empty, with a fault, if the row cannot be a question of ours */
    Optional<Map<String, Object>> read() {
        String[] type = row.text(Column.TYPE).split("\\s+", 2);
        UNSUPPORTED.stream()
                .sorted()
                .filter(it -> row.find(it).isPresent())
                .forEach(it -> faults.add(row.fault("column " + it + " is not supported")));
        Optional<String> ours = row.find(Column.OUR_TYPE).or(() -> typeOf(type));
        if (ours.isEmpty()) {
            faults.add(row.fault("type " + row.text(Column.TYPE) + " is not supported"));
            return Optional.empty();
        }
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("id", row.text(Column.NAME));
        question.put("type", ours.get());
        row.find(Column.CONTEST).ifPresent(it -> question.put("contest", it));
        row.find(Column.COUNTED).ifPresent(it -> question.put("counted", List.of(it.split("\\s+"))));
        row.find(Column.INDICATOR).ifPresent(it -> question.put("indicator", it));
        row.find(Column.COMPLEMENT).ifPresent(it -> question.put("complement", it));
        row.find(Column.IRREGULARITY).ifPresent(it -> question.put("irregularity", it));
        row.find(Column.CATEGORY).ifPresent(it -> question.put("category", it));
        row.find(Column.BY).ifPresent(it -> question.put("by", it));
        askIf().ifPresent(it -> question.put("askIf", it));
        if (ours.get().equals("integer")) {
            number(question);
        }
        if (ours.get().equals("choice") || ours.get().equals("choices")) {
            question.put("options", options(type[1]));
        }
        question.put("label", Labelled.of(row));
        return Optional.of(question);
    }

    private Optional<String> typeOf(String[] type) {
        return switch (type[0]) {
            case "integer", "time" -> Optional.of(type[0]);
            case "text" -> Optional.of("text");
            case "image" -> Optional.of("photo");
            case "select_multiple" -> Optional.of("choices");
            case "select_one" -> Optional.of(choiceOf(type.length > 1 ? type[1] : ""));
            default -> Optional.empty();
        };
    }

    /** A list of yes and no, or of the four evaluations, is a type of its own. */
    private String choiceOf(String list) {
        Set<String> names = lists.getOrDefault(list, List.of()).stream()
                .map(it -> it.text(Column.NAME))
                .filter(it -> !QuestionType.isUnsubstantive(it))
                .collect(Collectors.toSet());
        if (names.equals(Set.of("yes", "no"))) {
            return "yes_no";
        }
        return names.equals(Set.of("very_good", "good", "bad", "very_bad")) ? "evaluation" : "choice";
    }

    private Optional<Map<String, Object>> askIf() {
        if (row.find(Column.ASK_IF).isPresent()) {
            Optional<Map<String, Object>> ours = FlowYaml.read(row.text(Column.ASK_IF));
            if (ours.isEmpty()) {
                faults.add(row.fault(Column.ASK_IF + ": expected a mapping as askIf in a form's file"));
            }
            return ours;
        }
        Optional<String> relevant = row.find(Column.RELEVANT);
        Optional<Map<String, Object>> parsed = relevant.flatMap(RelevantParser::parse);
        if (relevant.isPresent() && parsed.isEmpty()) {
            faults.add(row.fault("relevant: expected comparisons with a word or a number, joined by \"and\""));
        }
        return parsed;
    }

    private void number(Map<String, Object> question) {
        row.find(Column.CONSTRAINT).ifPresent(constraint -> {
            Matcher range = RANGE.matcher(constraint.strip());
            Matcher least = LEAST.matcher(constraint.strip());
            if (range.matches()) {
                question.put("min", Long.parseLong(range.group(1)));
                question.put("max", Long.parseLong(range.group(2)));
            } else if (least.matches()) {
                question.put("min", Long.parseLong(least.group(1)));
            } else {
                faults.add(row.fault("constraint: expected . >= A and . <= B"));
            }
        });
        row.find(Column.READING).ifPresent(it -> question.put("reading", it));
        row.find(Column.OVER).ifPresent(it -> question.put("over", it));
        row.find(Column.RATIO_OVER).ifPresent(it -> question.put("ratio", Map.of("over", it)));
    }

    private List<Map<String, Object>> options(String list) {
        List<Map<String, Object>> options = new ArrayList<>();
        List<SheetRow> rows = lists.getOrDefault(list, List.of());
        if (rows.isEmpty()) {
            faults.add(row.fault("list " + list + ": expected rows of this list in the sheet choices"));
        }
        for (SheetRow one : rows) {
            if (!QuestionType.isUnsubstantive(one.text(Column.NAME))) {
                Map<String, Object> option = new LinkedHashMap<>();
                option.put("id", one.text(Column.NAME));
                one.find(Column.INDICATOR).ifPresent(it -> option.put("indicator", it));
                option.put("label", Labelled.of(one));
                options.add(option);
            }
        }
        return options;
    }

    /** Labels of a row in whatever languages it has them. */
    static final class Labelled {
        private Labelled() {}

        static Map<String, Object> of(SheetRow row) {
            Map<String, Object> labels = new LinkedHashMap<>();
            labels.put("en", in(row, "en").or(() -> row.find(Column.LABEL)).orElseGet(() -> row.text(Column.NAME)));
            for (String language : Arrays.asList("ru", "kk")) {
                in(row, language).ifPresent(it -> labels.put(language, it));
            }
            return labels;
        }

        private static Optional<String> in(SheetRow row, String language) {
            return row.cells().entrySet().stream()
                    .filter(it ->
                            it.getKey().startsWith("label::") && it.getKey().endsWith("(" + language + ")"))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }
}
