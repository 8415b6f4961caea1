package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.GivenAnswer;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;

class ReportRecordsTest {
    private static final Submission SUBMISSION = new Submission(
            new Report(
                    "11111111-2222-3333-4444-555555555555",
                    2,
                    true,
                    "voting",
                    "1",
                    "P1",
                    Instant.parse("2022-11-20T04:15:00.123Z"),
                    Map.of(
                            "observers",
                            new Answer.Words(List.of("red", "blue")),
                            "members",
                            Answer.amount(0),
                            "group_voting",
                            Answer.word("not_observed"))),
            "T1",
            Authority.HEADQUARTERS,
            Instant.parse("2022-11-20T05:00:00Z"),
            4);

    @Test
    void shouldReadBackWhatItWrote() {
        assertThat(ReportRecords.read(ReportRecords.write(SUBMISSION, null, "api")))
                .isEqualTo(SUBMISSION);
    }

    @Test
    void shouldWriteAnswersSortedByQuestion() {
        assertThat(ReportRecords.write(SUBMISSION, null, "api").getAnswers())
                .extracting(GivenAnswer::getQuestion)
                .containsExactly("group_voting", "members", "observers");
    }

    @Test
    void shouldRefuseTwoAnswersToOneQuestion() {
        org.pollwatch.contract.avro.Submission twice = sent(
                List.of(
                        new GivenAnswer("a", List.of("yes"), null, null, null),
                        new GivenAnswer("a", List.of(), 1L, null, null)),
                org.pollwatch.contract.avro.Authority.TEAM);

        assertThatThrownBy(() -> ReportRecords.read(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAnAnswerOfBothWordsAndANumber() {
        org.pollwatch.contract.avro.Submission both = sent(
                List.of(new GivenAnswer("a", List.of("yes"), 1L, null, null)),
                org.pollwatch.contract.avro.Authority.TEAM);

        assertThatThrownBy(() -> ReportRecords.read(both)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAnAuthorityThatThisVersionDoesNotKnow() {
        org.pollwatch.contract.avro.Submission later = sent(List.of(), org.pollwatch.contract.avro.Authority.UNKNOWN);

        assertThatThrownBy(() -> ReportRecords.read(later)).isInstanceOf(IllegalArgumentException.class);
    }

    private static org.pollwatch.contract.avro.Submission sent(
            List<GivenAnswer> answers, org.pollwatch.contract.avro.Authority authority) {
        Instant now = SUBMISSION.receivedAt();
        return new org.pollwatch.contract.avro.Submission(
                SUBMISSION.report().reportId(),
                1L,
                false,
                "voting",
                "1",
                "P1",
                now,
                null,
                answers,
                "T1",
                authority,
                now,
                "api",
                1L);
    }
}
