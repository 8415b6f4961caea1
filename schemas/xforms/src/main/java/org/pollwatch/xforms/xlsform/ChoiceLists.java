package org.pollwatch.xforms.xlsform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.xforms.xlsform.XlsFormWriter.SheetLine;

/** The choices sheet: one list for yes and no, one for evaluations, and one for each choice of the form's own. */
final class ChoiceLists {
    static final String YES_NO = "yes_no";
    static final String EVALUATION = "evaluation";

    private static final Map<String, Labels> WORDS = words();
    private static final List<String> UNSUBSTANTIVE = List.of(QuestionType.NOT_OBSERVED, QuestionType.NOT_APPLICABLE);

    private final Form form;

    ChoiceLists(Form form) {
        this.form = form;
    }

    private static Map<String, Labels> words() {
        Map<String, Labels> words = new LinkedHashMap<>();
        words.put("yes", new Labels("yes", "да", "иә"));
        words.put("no", new Labels("no", "нет", "жоқ"));
        words.put("very_good", new Labels("very good", "очень хорошо", "өте жақсы"));
        words.put("good", new Labels("good", "хорошо", "жақсы"));
        words.put("bad", new Labels("bad", "плохо", "нашар"));
        words.put("very_bad", new Labels("very bad", "очень плохо", "өте нашар"));
        words.put(QuestionType.NOT_OBSERVED, new Labels("not observed", "не наблюдали", "байқалмады"));
        words.put(QuestionType.NOT_APPLICABLE, new Labels("not applicable", "не применимо", "қолданылмайды"));
        return words;
    }

    static String listOf(Question question) {
        return switch (question.type()) {
            case YES_NO -> YES_NO;
            case EVALUATION -> EVALUATION;
            default -> question.id();
        };
    }

    List<SheetLine> rows() {
        List<SheetLine> rows = new ArrayList<>();
        words(rows, YES_NO, List.of("yes", "no"));
        words(rows, EVALUATION, List.of("very_good", "good", "bad", "very_bad"));
        for (Question question : form.questions()) {
            if (!question.options().isEmpty()) {
                question.options().forEach(it -> rows.add(option(question.id(), it)));
                words(rows, question.id(), List.of());
            }
        }
        return rows;
    }

    private static void words(List<SheetLine> rows, String list, List<String> answers) {
        answers.forEach(it -> rows.add(new SheetLine(cells(list, it), WORDS.get(it))));
        UNSUBSTANTIVE.forEach(it -> rows.add(new SheetLine(cells(list, it), WORDS.get(it))));
    }

    private static SheetLine option(String list, Option option) {
        Map<String, String> cells = cells(list, option.id());
        option.indicator().ifPresent(it -> cells.put(Column.INDICATOR, it));
        return new SheetLine(cells, option.label());
    }

    private static Map<String, String> cells(String list, String name) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(Column.LIST_NAME, list);
        cells.put(Column.NAME, name);
        return cells;
    }
}
