package org.pollwatch.xforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;
import org.pollwatch.xforms.xlsform.XlsFormReader;
import org.pollwatch.xforms.xlsform.XlsFormWriter;

/** Notes and pictures are encrypted on the phone by our own page; Collect cannot. */
class AttachmentQuestionsTest {
    private static final Mission MISSION =
            MissionDirectory.load(Path.of("..", "missions", "river-2026")).mission();
    private static final Form FORM = new Form(
            "seen",
            "1",
            Phase.VOTING,
            FormSubject.POLLING_STATION,
            new Labels("Seen", "Seen", "Seen"),
            List.of(
                    question("strangers", QuestionType.YES_NO),
                    question("remark", QuestionType.TEXT),
                    question("picture", QuestionType.PHOTO)));

    private static Question question(String id, QuestionType type) {
        return new Question(
                id,
                type,
                new Labels(id + "?", id + "?", id + "?"),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                Optional.empty(),
                0,
                1_000_000_000,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void shouldLeaveThemOutOfWhatCollectShows() {
        assertThat(XFormWriter.write(MISSION, FORM))
                .contains("strangers")
                .doesNotContain("remark")
                .doesNotContain("picture");
    }

    @Test
    void shouldKeepNothingOfANoteThatAForeignFormSentInClear() {
        String xml =
                """
                <data id="river-2026-seen" version="1" xmlns:orx="http://openrosa.org/xforms">
                <report-place>AV-N1-001</report-place><report-observed-at>2026-09-27T10:15:00.000-03:00</report-observed-at>
                <strangers>yes</strangers><remark>planted words</remark><picture>not_observed</picture>
                <orx:meta><orx:instanceID>uuid:9f0f5a8e-0000-4000-8000-000000000009</orx:instanceID></orx:meta></data>
                """;

        assertThat(XFormSubmission.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                        .report(FORM)
                        .answers())
                .isEqualTo(Map.of(
                        "strangers",
                        Answer.word("yes"),
                        "remark",
                        Answer.word(""),
                        "picture",
                        Answer.word("not_observed")));
    }

    @Test
    void shouldSurviveTheWayToAWorkbookAndBack() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        XlsFormWriter.write(MISSION, FORM, workbook);

        assertThat(XlsFormReader.read(
                                new ByteArrayInputStream(workbook.toByteArray()), Optional.empty(), Optional.empty())
                        .form()
                        .questions())
                .isEqualTo(FORM.questions());
    }
}
