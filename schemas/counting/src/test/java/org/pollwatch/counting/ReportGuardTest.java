package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;
import static org.pollwatch.counting.ReportGuard.Outcome.ACCEPTED;
import static org.pollwatch.counting.ReportGuard.Outcome.CONFLICT;
import static org.pollwatch.counting.ReportGuard.Outcome.DUPLICATE;
import static org.pollwatch.counting.ReportGuard.Outcome.REJECTED;
import static org.pollwatch.counting.ReportGuard.Outcome.SUPERSEDED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.counting.ReportGuard.Judgement;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Submission.Authority;

/** The verdicts, by order of arrival. Content a and b differ in one answer. */
class ReportGuardTest {

    static Stream<Arguments> orders() {
        return Stream.of(
                order("the first", List.of(team(1, "a")), ACCEPTED),
                order("the first with a gap before it", List.of(team(7, "a")), ACCEPTED),
                order("the next", List.of(team(1, "a"), team(2, "b")), ACCEPTED),
                order("the next with the same answers", List.of(team(1, "a"), team(2, "a")), ACCEPTED),
                order("the next over a gap", List.of(team(1, "a"), team(9, "b")), ACCEPTED),
                order("a retry", List.of(team(1, "a"), team(1, "a")), DUPLICATE),
                order("the same number, other content", List.of(team(1, "a"), team(1, "b")), CONFLICT),
                order("a retry after a conflict", List.of(team(1, "a"), team(1, "b"), team(1, "a")), DUPLICATE),
                order("the conflict again", List.of(team(1, "a"), team(1, "b"), team(1, "b")), CONFLICT),
                order("a late lower revision", List.of(team(2, "b"), team(1, "a")), SUPERSEDED),
                order("a late retry of what stood", List.of(team(1, "a"), team(2, "b"), team(1, "a")), SUPERSEDED),
                order("a stranger's next", List.of(team(1, "a"), stranger(2, "b")), REJECTED),
                order("a stranger's retry", List.of(team(1, "a"), stranger(1, "a")), REJECTED),
                order("a stranger's lower", List.of(team(2, "a"), stranger(1, "b")), REJECTED),
                order("the owner after a stranger", List.of(team(1, "a"), stranger(2, "b"), team(2, "a")), ACCEPTED),
                order("headquarters' next", List.of(team(1, "a"), headquarters(2, "b")), ACCEPTED),
                order("headquarters' lower", List.of(team(3, "a"), headquarters(2, "b")), SUPERSEDED),
                order("headquarters' same, other content", List.of(team(1, "a"), headquarters(1, "b")), CONFLICT),
                order("headquarters' same, same content", List.of(team(1, "a"), headquarters(1, "a")), DUPLICATE),
                order(
                        "headquarters twice",
                        List.of(team(1, "a"), headquarters(2, "b"), headquarters(3, "a")),
                        ACCEPTED),
                order(
                        "the team over headquarters",
                        List.of(team(1, "a"), headquarters(2, "b"), team(3, "a")),
                        SUPERSEDED),
                order(
                        "the team's same as headquarters'",
                        List.of(team(1, "a"), headquarters(2, "b"), team(2, "a")),
                        CONFLICT),
                order(
                        "the team below headquarters",
                        List.of(team(1, "a"), headquarters(3, "b"), team(2, "a")),
                        SUPERSEDED),
                order("a withdrawal", List.of(team(1, "a"), withdrawn(2)), ACCEPTED),
                order("a withdrawal that comes first", List.of(withdrawn(2)), ACCEPTED),
                order("what was withdrawn, late", List.of(withdrawn(2), team(1, "a")), SUPERSEDED),
                order("a withdrawal again", List.of(team(1, "a"), withdrawn(2), withdrawn(2)), DUPLICATE),
                order("a withdrawal of the same number", List.of(team(2, "a"), withdrawn(2)), CONFLICT),
                order("a revival", List.of(team(1, "a"), withdrawn(2), team(3, "a")), ACCEPTED),
                order("a stranger revives", List.of(team(1, "a"), withdrawn(2), stranger(3, "a")), REJECTED));
    }

    private static Arguments order(String name, List<Submission> arrivals, Outcome last) {
        return Arguments.of(name, arrivals, last);
    }

    private static Submission team(long revision, String content) {
        return report().revision(revision).answer("content", content).by("owner");
    }

    private static Submission stranger(long revision, String content) {
        return report().revision(revision).answer("content", content).by("stranger");
    }

    private static Submission headquarters(long revision, String content) {
        return report().revision(revision).answer("content", content).byHeadquarters();
    }

    private static Submission withdrawn(long revision) {
        return report().revision(revision).withdrawn().by("owner");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("orders")
    void shouldJudgeTheLastToArrive(String name, List<Submission> arrivals, Outcome last) {
        List<Judgement> judgements = new ArrayList<>();
        fold(arrivals, judgements);

        assertThat(judgements.get(judgements.size() - 1).outcome()).as(name).isEqualTo(last);
    }

    @Test
    void shouldSayWhyAStrangerIsRejected() {
        List<Judgement> judgements = new ArrayList<>();
        fold(List.of(team(1, "a"), stranger(2, "b")), judgements);

        assertThat(judgements.get(1).reasons())
                .containsExactly(new Fault("reportId", Code.FOREIGN_TEAM, "a report that this team sent first"));
    }

    @Test
    void shouldTellTheTeamThatHeadquartersCorrectedIt() {
        List<Judgement> judgements = new ArrayList<>();
        fold(List.of(team(1, "a"), headquarters(2, "b"), team(3, "a")), judgements);

        assertThat(judgements.get(2).reasons())
                .containsExactly(new Fault(
                        "revision", Code.CORRECTED_BY_HEADQUARTERS, "nothing more: headquarters' correction stands"));
    }

    @Test
    void shouldRejectAnInvalidSubmissionWhateverStands() {
        Fault fault = new Fault("place", Code.UNKNOWN_PLACE, "the id of a place of the mission");
        Submission known = team(1, "a");
        byte[] hash = ContentHash.of(known.report());
        Standing standing = new Standing("owner", Authority.TEAM, 1, hash, false);

        Judgement first = ReportGuard.judge(Optional.empty(), known, hash, List.of(fault));
        Judgement retry = ReportGuard.judge(Optional.of(standing), known, hash, List.of(fault));

        assertThat(List.of(first, retry)).allSatisfy(it -> {
            assertThat(it.outcome()).isEqualTo(REJECTED);
            assertThat(it.reasons()).containsExactly(fault);
        });
    }

    @Test
    void shouldKeepTheOwnerAfterHeadquartersCorrection() {
        Optional<Standing> standing = fold(List.of(team(1, "a"), headquarters(2, "b")), new ArrayList<>());

        assertThat(standing).hasValueSatisfying(it -> {
            assertThat(it.owner()).isEqualTo("owner");
            assertThat(it.authority()).isEqualTo(Authority.HEADQUARTERS);
            assertThat(it.revision()).isEqualTo(2);
        });
    }

    @Test
    void shouldLeaveTheOwnerOpenUntilSomethingIsAccepted() {
        Optional<Standing> before = Optional.empty();
        Submission invalid = stranger(1, "a");
        Judgement rejected = ReportGuard.judge(
                before,
                invalid,
                ContentHash.of(invalid.report()),
                List.of(new Fault("form", Code.UNKNOWN_FORM, "one of voting")));

        assertThat(rejected.outcome()).isEqualTo(REJECTED);
        assertThat(fold(List.of(team(1, "a")), new ArrayList<>()))
                .map(Standing::owner)
                .contains("owner");
    }

    @Test
    void shouldRememberAWithdrawal() {
        assertThat(fold(List.of(team(1, "a"), withdrawn(2)), new ArrayList<>()))
                .map(Standing::withdrawn)
                .contains(true);
        assertThat(fold(List.of(team(1, "a"), withdrawn(2), team(3, "a")), new ArrayList<>()))
                .map(Standing::withdrawn)
                .contains(false);
    }

    private static Optional<Standing> fold(List<Submission> arrivals, List<Judgement> judgements) {
        Optional<Standing> standing = Optional.empty();
        for (Submission submission : arrivals) {
            byte[] hash = ContentHash.of(submission.report());
            Judgement judgement = ReportGuard.judge(standing, submission, hash, List.of());
            judgements.add(judgement);
            if (judgement.outcome() == ACCEPTED) {
                standing = Optional.of(ReportGuard.accept(standing, submission, hash));
            }
        }
        return standing;
    }
}
