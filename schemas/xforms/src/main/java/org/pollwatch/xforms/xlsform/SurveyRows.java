package org.pollwatch.xforms.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.xforms.xlsform.XlsFormWriter.SheetLine;

/** The rows of the survey sheet that one question takes. */
final class SurveyRows {
    private static final Labels NONE = new Labels("", "", "");

    private final Mission mission;
    private final Form form;

    SurveyRows(Mission mission, Form form) {
        this.mission = mission;
        this.form = form;
    }

    List<SheetLine> of(Question question) {
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> List.of(line("select_one " + ChoiceLists.listOf(question), question));
            case CHOICES -> List.of(line("select_multiple " + ChoiceLists.listOf(question), question));
            case INTEGER -> List.of(integer(question));
            case TIME -> List.of(line("time", question));
            case VOTES -> votes(question);
            case PROTOCOLS -> protocols(question);
            case TEXT -> List.of(line("text", question));
            case PHOTO -> List.of(line("image", question));
        };
    }

    private SheetLine line(String type, Question question) {
        Map<String, String> cells = XlsFormWriter.row(type, question.id());
        question.askIf().ifPresent(it -> cells.put(Column.RELEVANT, Relevant.write(it, form)));
        XlsFormWriter.ours(question, cells);
        return new SheetLine(cells, question.label());
    }

    private SheetLine integer(Question question) {
        SheetLine line = line("integer", question);
        line.cells().put(Column.CONSTRAINT, ". >= " + question.min() + " and . <= " + question.max());
        return line;
    }

    private List<SheetLine> votes(Question question) {
        List<SheetLine> lines = new ArrayList<>(List.of(line("begin_group", question)));
        lines.addAll(figures(question, question.id(), false));
        lines.add(new SheetLine(XlsFormWriter.row("end_group", ""), NONE));
        return lines;
    }

    private List<SheetLine> protocols(Question question) {
        List<SheetLine> lines = new ArrayList<>(List.of(line("begin_repeat", question)));
        lines.add(new SheetLine(
                XlsFormWriter.row("select_one_from_file stations.csv", question.id() + "-row-place"),
                new Labels("A station in the table", "Участок в таблице", "Кестедегі учаске")));
        for (String side : List.of("row-station", "row-commission")) {
            lines.addAll(figures(question, question.id() + "-" + side, true));
        }
        lines.add(new SheetLine(XlsFormWriter.row("end_repeat", ""), NONE));
        return lines;
    }

    private List<SheetLine> figures(Question question, String prefix, boolean withTotals) {
        List<SheetLine> lines = new ArrayList<>();
        for (Contestant it : mission.ballot().contestants(question.contest().orElseThrow())) {
            lines.add(new SheetLine(XlsFormWriter.row("integer", prefix + "-" + it.id()), it.name()));
        }
        if (withTotals) {
            ProtocolRow.TOTALS.stream()
                    .sorted()
                    .forEach(it ->
                            lines.add(new SheetLine(XlsFormWriter.row("integer", prefix + "-" + it), Labels.same(it))));
        }
        return lines;
    }

    /** Conditions in XLSForm's words. */
    static final class Relevant {
        private Relevant() {}

        static String write(Condition condition, Form form) {
            if (condition instanceof Condition.AnswerIs is) {
                boolean several = form.question(is.question())
                        .filter(it -> it.type() == QuestionType.CHOICES)
                        .isPresent();
                List<String> parts = is.answers().stream()
                        .sorted()
                        .map(it -> several
                                ? "selected(${" + is.question() + "}, '" + it + "')"
                                : "${" + is.question() + "} = '" + it + "'")
                        .toList();
                return parts.size() == 1 ? parts.get(0) : "(" + String.join(" or ", parts) + ")";
            }
            if (condition instanceof Condition.MoreThan more) {
                return "${" + more.question() + "} > " + more.number();
            }
            if (condition instanceof Condition.PlaceIs is) {
                List<String> parts = is.values().stream()
                        .sorted()
                        .map(it -> "instance('places')/root/item[name = ${report-place}]/" + is.attribute() + " = '"
                                + it + "'")
                        .toList();
                return parts.size() == 1 ? parts.get(0) : "(" + String.join(" or ", parts) + ")";
            }
            List<String> parts = ((Condition.All) condition)
                    .conditions().stream().map(it -> write(it, form)).toList();
            return String.join(" and ", parts);
        }
    }
}
