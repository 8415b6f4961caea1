package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.avro.EffectiveAttachment;
import org.pollwatch.contract.avro.EffectiveProtocol;
import org.pollwatch.contract.avro.EffectiveVotes;
import org.pollwatch.contract.avro.GivenAnswer;
import org.pollwatch.contract.avro.GivenAttachment;
import org.pollwatch.contract.avro.GivenProtocol;
import org.pollwatch.contract.avro.GivenVotes;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
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
                            Answer.word("not_observed"),
                            "votes_president",
                            new Answer.Votes(Map.of("zephyr", 812L, "against_all", 0L)),
                            "table_president",
                            new Answer.Protocols(List.of(
                                    new ProtocolRow("P2", figures(Map.of("zephyr", 389L)), figures(Map.of())),
                                    new ProtocolRow(
                                            "P3",
                                            figures(Map.of("zephyr", 812L, "voted", 934L)),
                                            figures(Map.of("zephyr", 176L))))))),
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
                .containsExactly("group_voting", "members", "observers", "table_president", "votes_president");
    }

    @Test
    void shouldWriteVotesSortedByContestantAndRowsSortedByPlace() {
        Answer.Protocols unsorted = new Answer.Protocols(List.of(
                new ProtocolRow("P3", figures(Map.of("b", 2L, "a", 1L)), figures(Map.of("voted", 3L))),
                new ProtocolRow("P2", figures(Map.of()), figures(Map.of("a", 4L)))));

        assertThat(AnswerRecords.write("table", unsorted))
                .isEqualTo(new GivenAnswer(
                        "table",
                        List.of(),
                        null,
                        null,
                        List.of(
                                new GivenProtocol("P2", List.of(), List.of(new GivenVotes("a", 4L))),
                                new GivenProtocol(
                                        "P3",
                                        List.of(new GivenVotes("a", 1L), new GivenVotes("b", 2L)),
                                        List.of(new GivenVotes("voted", 3L)))),
                        null));
        assertThat(AnswerRecords.effective("table", unsorted).getProtocols())
                .extracting(EffectiveProtocol::getPlace)
                .containsExactly("P2", "P3");
        assertThat(AnswerRecords.effective("votes", new Answer.Votes(Map.of("b", 2L, "a", 1L)))
                        .getVotes())
                .containsExactly(new EffectiveVotes("a", 1L), new EffectiveVotes("b", 2L));
    }

    @Test
    void shouldCarryTheNameOfAnAttachmentBothWays() {
        Answer.Attachment note = new Answer.Attachment("0a".repeat(32), 512);

        assertThat(AnswerRecords.read(AnswerRecords.write("note", note))).isEqualTo(note);
        assertThat(AnswerRecords.effective("note", note).getAttachment())
                .isEqualTo(new EffectiveAttachment("0a".repeat(32), 512L));
    }

    static Stream<GivenAnswer> contradictions() {
        List<GivenVotes> votes = List.of(new GivenVotes("zephyr", 1L));
        List<GivenVotes> twice = List.of(new GivenVotes("zephyr", 1L), new GivenVotes("zephyr", 1L));
        GivenProtocol row = new GivenProtocol("P2", votes, votes);
        return Stream.of(
                new GivenAnswer("a", List.of("yes"), 1L, null, null, null),
                new GivenAnswer("a", List.of("yes"), null, null, null, new GivenAttachment("0a", 1L)),
                new GivenAnswer("a", List.of(), 1L, null, null, new GivenAttachment("0a", 1L)),
                new GivenAnswer("a", List.of("yes"), null, votes, null, null),
                new GivenAnswer("a", List.of(), 1L, votes, null, null),
                new GivenAnswer("a", List.of(), 1L, null, List.of(row), null),
                new GivenAnswer("a", List.of(), null, votes, List.of(row), null),
                new GivenAnswer("a", List.of(), null, twice, null, null),
                new GivenAnswer("a", List.of(), null, null, List.of(new GivenProtocol("P2", twice, votes)), null),
                new GivenAnswer("a", List.of(), null, null, List.of(new GivenProtocol("P2", votes, twice)), null));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void shouldRefuseAnAnswerThatContradictsItself(GivenAnswer answer) {
        org.pollwatch.contract.avro.Submission record =
                sent(List.of(answer), org.pollwatch.contract.avro.Authority.TEAM);

        assertThatThrownBy(() -> ReportRecords.read(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("answers: expected");
    }

    @Test
    void shouldRefuseTwoAnswersToOneQuestion() {
        org.pollwatch.contract.avro.Submission twice = sent(
                List.of(
                        new GivenAnswer("a", List.of("yes"), null, null, null, null),
                        new GivenAnswer("a", List.of(), 1L, null, null, null)),
                org.pollwatch.contract.avro.Authority.TEAM);

        assertThatThrownBy(() -> ReportRecords.read(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAnAuthorityThatThisVersionDoesNotKnow() {
        org.pollwatch.contract.avro.Submission later = sent(List.of(), org.pollwatch.contract.avro.Authority.UNKNOWN);

        assertThatThrownBy(() -> ReportRecords.read(later)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedMap<String, Long> figures(Map<String, Long> figures) {
        return new TreeMap<>(figures);
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
