package org.pollwatch.xforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

class XFormSubmissionTest {
    private static final Mission MISSION =
            MissionDirectory.load(Path.of("..", "missions", "river-2026")).mission();
    private static final Form VOTING = MISSION.newest("voting").orElseThrow();

    private static final String OURS =
            """
            <?xml version='1.0'?><data id="river-2026-voting" version="2026-09-01" xmlns:orx="http://openrosa.org/xforms">
            <report-id>3F0F5A8E-0000-4000-8000-000000000001</report-id><report-revision>2</report-revision>
            <report-place>AV-N1-001</report-place><report-observed-at>2026-09-27T10:15:00.000-03:00</report-observed-at>
            <group_voting>yes</group_voting><overall_voting/><postal_certificates_kept></postal_certificates_kept>
            <orx:meta><orx:instanceID>uuid:9f0f5a8e-0000-4000-8000-000000000009</orx:instanceID>
            <orx:deprecatedID>uuid:8f0f5a8e-0000-4000-8000-000000000008</orx:deprecatedID></orx:meta></data>
            """;

    @Test
    void shouldReadReportIdAndRevisionThatTravelThroughEdits() {
        XFormSubmission submission = parse(OURS);

        Report report = submission.report(VOTING);

        assertThat(submission.form(MISSION)).contains("voting");
        assertThat(submission.version()).contains("2026-09-01");
        assertThat(submission.carriesReport()).isTrue();
        assertThat(submission.deprecatedId()).contains("8f0f5a8e-0000-4000-8000-000000000008");
        assertThat(report.reportId()).isEqualTo("3f0f5a8e-0000-4000-8000-000000000001");
        assertThat(report.revision()).isEqualTo(2);
        assertThat(report.observedAt()).isEqualTo(Instant.parse("2026-09-27T13:15:00Z"));
        assertThat(report.answers()).isEqualTo(Map.of("group_voting", Answer.word("yes")));
    }

    @Test
    void shouldTakeTheInstanceForTheReportWhereAFormCarriesNone() {
        String foreign = OURS.replaceAll("<report-id>.*</report-revision>", "");

        XFormSubmission submission = parse(foreign);

        assertThat(submission.carriesReport()).isFalse();
        assertThat(submission.report(VOTING).reportId()).isEqualTo("9f0f5a8e-0000-4000-8000-000000000009");
        assertThat(submission.report(VOTING).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE data [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><data>&a;</data>",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><data>&b;</data>",
                "<data>&unknown;</data>",
                "<data><a></data>",
                "",
                "{}",
                "<a><b><c><d><e><f><g><h><i/></h></g></f></e></d></c></b></a>"
            })
    void shouldRefuseWhatNoPhoneSends(String xml) {
        assertThatThrownBy(() -> parse(xml))
                .isInstanceOf(UnreadableSubmission.class)
                .hasMessageStartingWith("expected");
    }

    @Test
    void shouldNameTheFieldThatIsNotOfItsKind() {
        assertThatThrownBy(() -> parse(OURS.replace("2026-09-27T10:15:00.000-03:00", "yesterday"))
                        .report(VOTING))
                .hasMessage("observedAt: expected a time with its offset");
        assertThatThrownBy(() -> parse(OURS.replace(">2<", ">two<")).report(VOTING))
                .hasMessage("revision: expected a whole number from 1");
    }

    @Test
    void shouldHandAnswersThatAreNoQuestionToTheCheck() {
        String foreign = OURS.replace(
                "<overall_voting/>",
                "<start>2026</start><group><voters_voted>1</voters_voted></group><empty><a/></empty>");

        assertThat(parse(foreign).report(VOTING).answers()).containsOnlyKeys("group_voting", "group");
    }

    @Test
    void shouldTakeNoTimeBeyondTheYear9999() {
        assertThatThrownBy(() ->
                        parse(OURS.replace("2026-09-27T", "+12026-09-27T")).report(VOTING))
                .hasMessage("observedAt: expected a time with its offset");
    }

    @Test
    void shouldNameFieldsByTheTextThatTheFormShows() {
        assertThat(ShownFields.label(VOTING, "answers.group_voting[0].place"))
                .hasValueSatisfying(it -> assertThat(it.en()).startsWith("Did you see group"));
        assertThat(ShownFields.label(VOTING, "place"))
                .hasValueSatisfying(it -> assertThat(it.ru()).isEqualTo("Где?"));
        assertThat(ShownFields.label(VOTING, "revision")).isEmpty();
    }

    private static XFormSubmission parse(String xml) {
        return XFormSubmission.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
