package org.pollwatch.xforms.xlsform;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/** A form as an XLSForm workbook: survey, choices, settings. */
public final class XlsFormWriter {
    private static final String PROGRAM = "Pollwatch";
    private static final String PROGRAM_VERSION = "1.0";

    private final Mission mission;
    private final Form form;

    private XlsFormWriter(Mission mission, Form form) {
        this.mission = mission;
        this.form = form;
    }

    /** Writes the workbook and leaves the stream open. */
    public static void write(Mission mission, Form form, OutputStream out) throws IOException {
        new XlsFormWriter(mission, form).write(out);
    }

    private void write(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, PROGRAM, PROGRAM_VERSION);
        Table survey = new Table(workbook.newWorksheet("survey"), Column.SURVEY);
        survey.row(row("select_one_from_file places.csv", "report-place", Column.REQUIRED, "yes"), place());
        survey.row(row("dateTime", "report-observed-at", Column.REQUIRED, "yes"), observedAt());
        survey.row(row("calculate", "report-id", Column.CALCULATION, "once(uuid())"), new Labels("", "", ""));
        SurveyRows rows = new SurveyRows(mission, form);
        form.questions().forEach(question -> rows.of(question).forEach(it -> survey.row(it.cells(), it.labels())));
        Table choices = new Table(workbook.newWorksheet("choices"), Column.CHOICES);
        new ChoiceLists(form).rows().forEach(it -> choices.row(it.cells(), it.labels()));
        Table settings = new Table(workbook.newWorksheet("settings"), Column.SETTINGS);
        settings.row(settings(), new Labels("", "", ""));
        workbook.finish();
    }

    private static Labels place() {
        return new Labels("Where?", "Где?", "Қайда?");
    }

    private static Labels observedAt() {
        return new Labels("When did you observe it?", "Когда вы это наблюдали?", "Мұны қашан байқадыңыз?");
    }

    private Map<String, String> settings() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(Column.FORM_TITLE, form.title().en());
        cells.put(Column.FORM_ID, form.id());
        cells.put(Column.VERSION, form.version());
        cells.put(Column.DEFAULT_LANGUAGE, "English (en)");
        cells.put(Column.PHASE, form.phase().word());
        cells.put(Column.PLACE, Words.of(form.subject()));
        cells.put(Column.TITLE_RU, form.title().ru());
        cells.put(Column.TITLE_KK, form.title().kk());
        return cells;
    }

    static Map<String, String> row(String type, String name, String... more) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(Column.TYPE, type);
        cells.put(Column.NAME, name);
        for (int i = 0; i < more.length; i += 2) {
            cells.put(more[i], more[i + 1]);
        }
        return cells;
    }

    /** What only our columns can say of a question. */
    static void ours(Question question, Map<String, String> cells) {
        cells.put(Column.OUR_TYPE, Words.of(question.type()));
        cells.put(
                Column.COUNTED,
                question.answers().stream().filter(question.counted()::contains).collect(Collectors.joining(" ")));
        question.indicator().ifPresent(it -> cells.put(Column.INDICATOR, it));
        question.complement().ifPresent(it -> cells.put(Column.COMPLEMENT, it));
        cells.put(Column.IRREGULARITY, Boolean.toString(question.irregularity()));
        cells.put(Column.CATEGORY, question.category());
        question.askIf().ifPresent(it -> cells.put(Column.ASK_IF, FlowYaml.write(FormYaml.condition(it))));
        if (question.type() == QuestionType.INTEGER && question.reading() != Reading.PER_REPORT) {
            cells.put(Column.READING, Words.of(question.reading()));
        }
        question.over().ifPresent(it -> cells.put(Column.OVER, Long.toString(it)));
        question.ratioOver().ifPresent(it -> cells.put(Column.RATIO_OVER, it));
        question.contest().ifPresent(it -> cells.put(Column.CONTEST, it));
        question.by().ifPresent(it -> cells.put(Column.BY, it.question()));
    }

    /** A row before it has a place in its sheet. */
    record SheetLine(Map<String, String> cells, Labels labels) {}

    /** One sheet, its header written, its rows in turn. */
    private static final class Table {
        private final Worksheet sheet;
        private final List<String> columns;
        private int next = 1;

        Table(Worksheet sheet, List<String> columns) {
            this.sheet = sheet;
            this.columns = columns;
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i));
            }
        }

        void row(Map<String, String> cells, Labels labels) {
            Map<String, String> all = new LinkedHashMap<>(cells);
            all.put(Column.LABEL_EN, labels.en());
            all.put(Column.LABEL_RU, labels.ru());
            all.put(Column.LABEL_KK, labels.kk());
            for (int i = 0; i < columns.size(); i++) {
                String value = all.getOrDefault(columns.get(i), "");
                if (!value.isEmpty()) {
                    sheet.value(next, i, value);
                }
            }
            next++;
        }
    }
}
