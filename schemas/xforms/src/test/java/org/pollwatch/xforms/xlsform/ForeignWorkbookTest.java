package org.pollwatch.xforms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.QuestionType;

/** Workbooks that were written by others. */
class ForeignWorkbookTest {
    private static final String[][] CHOICES = {
        {"list_name", "name", "label"},
        {"yn", "yes", "Yes"},
        {"yn", "no", "No"},
        {"who", "none", "None"},
        {"who", "red", "Red"}
    };
    private static final String[][] SETTINGS = {{"form_title", "form_id", "version"}, {"Voting", "voting", "7"}};

    @Test
    void shouldMakeAFormOfOursFromWhatBothCanSay() throws IOException {
        String[][] survey = {
            {"type", "name", "label", "relevant", "constraint", "pollwatch_counted", "pollwatch_category"},
            {"start", "start", "", "", "", "", ""},
            {"note", "hello", "Welcome", "", "", "", ""},
            {"select_one yn", "strangers", "Were strangers present?", "", "", "yes", "environment"},
            {"integer", "how_many", "How many?", "${strangers} = 'yes'", ". >= 1 and . <= 40", "", ""},
            {
                "select_multiple who",
                "observers",
                "Who observed?",
                "(${strangers} = 'no') and ${how_many} > 3",
                "",
                "",
                ""
            },
            {"time", "arrived", "When?", "", "", "", ""},
            {"text", "remark", "Anything else?", "", "", "", ""},
            {"image", "picture", "A picture?", "", "", "", ""}
        };

        Form form = read(survey).form();

        assertThat(form.questions())
                .extracting(it -> it.type())
                .containsExactly(
                        QuestionType.YES_NO,
                        QuestionType.INTEGER,
                        QuestionType.CHOICES,
                        QuestionType.TIME,
                        QuestionType.TEXT,
                        QuestionType.PHOTO);
        assertThat(form.question("strangers").orElseThrow().counted()).containsExactly("yes");
        assertThat(form.question("how_many").orElseThrow().max()).isEqualTo(40);
        assertThat(form.question("how_many").orElseThrow().askIf())
                .contains(new Condition.AnswerIs("strangers", Set.of("yes")));
        assertThat(form.question("observers").orElseThrow().askIf())
                .contains(new Condition.All(List.of(
                        new Condition.AnswerIs("strangers", Set.of("no")), new Condition.MoreThan("how_many", 3))));
    }

    @Test
    void shouldNameEverythingThatIsUnsupportedBySheetAndRow() {
        String[][] survey = {
            {"type", "name", "label", "relevant", "constraint", "calculation", "choice_filter"},
            {"geopoint", "where", "Where?", "", "", "", ""},
            {"integer", "n", "N", "position(..) > 1", ". mod 2 = 0", "", ""},
            {"select_one yn", "ok", "OK?", "", "", "", "name != 'no'"},
            {"begin_repeat", "voters", "Voters", "", "", "", ""},
            {"end_repeat", "", "", "", "", "", ""},
            {"calculate", "sum", "", "", "", "${n} + 1", ""}
        };

        XlsFormRefused refused = catchThrowableOfType(XlsFormRefused.class, () -> read(survey));

        assertThat(refused.all())
                .extracting(SheetFault::toString)
                .containsExactly(
                        "survey row 2: type geopoint is not supported",
                        "survey row 3: relevant: expected comparisons with a word or a number, joined by \"and\"",
                        "survey row 3: constraint: expected . >= A and . <= B",
                        "survey row 4: column choice_filter is not supported",
                        "survey row 5: type begin_repeat is not supported",
                        "survey row 6: type end_repeat is not supported",
                        "survey row 7: column calculation is not supported",
                        "survey row 7: type calculate is not supported");
    }

    @Test
    void shouldRefuseWhatIsNoWorkbook() {
        XlsFormRefused refused = catchThrowableOfType(
                XlsFormRefused.class,
                () -> XlsFormReader.read(
                        new ByteArrayInputStream("type,name".getBytes(StandardCharsets.UTF_8)),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(refused).hasMessage("workbook: expected an .xlsx file");
    }

    private static XlsFormReader.Imported read(String[][] survey) throws IOException {
        return XlsFormReader.read(
                workbook(survey), Optional.of(Phase.VOTING), Optional.of(FormSubject.POLLING_STATION));
    }

    private static InputStream workbook(String[][] survey) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "Test", "1.0");
        fill(workbook.newWorksheet("survey"), survey);
        fill(workbook.newWorksheet("choices"), CHOICES);
        fill(workbook.newWorksheet("settings"), SETTINGS);
        workbook.finish();
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static void fill(Worksheet sheet, String[][] rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                sheet.value(row, column, rows[row][column]);
            }
        }
    }
}
