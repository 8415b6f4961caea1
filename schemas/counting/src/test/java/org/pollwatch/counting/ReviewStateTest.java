package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Review.Quarantine;
import org.pollwatch.counting.Review.Release;
import org.pollwatch.counting.Review.Remark;
import org.pollwatch.counting.Review.Restate;
import org.pollwatch.mission.Mission;

/** Revision 2 of the definition adds the question {@code women}, revision 3 takes the answer {@code many} away. */
class ReviewStateTest {
    private static Mission definition(long revision) {
        MissionBuilder mission = new MissionBuilder().revision(revision);
        return switch ((int) revision) {
            case 1 ->
                mission.voting("1", QuestionBuilder.choice("crowd", "few", "many"))
                        .build();
            case 2 ->
                mission.voting("1", QuestionBuilder.choice("crowd", "few", "many"), QuestionBuilder.yesNo("women"))
                        .build();
            case 3 ->
                mission.voting("1", QuestionBuilder.choice("crowd", "few")).build();
            default -> throw new IllegalArgumentException("asked for revision " + revision);
        };
    }

    @Test
    void shouldCountByTheStampedRevisionUnlessReviewed() {
        assertThat(countsBy(ReviewState.NONE, report(), 1)).hasValue(1);
    }

    @Test
    void shouldCountNowhereInQuarantineAndComeBackWhole() {
        ReviewState held = ReviewState.NONE.apply(new Restate(2)).apply(new Quarantine());

        assertThat(countsBy(held, report(), 1)).isEmpty();
        assertThat(held.apply(new Quarantine())).isEqualTo(held);
        assertThat(countsBy(held.apply(new Release()), report(), 1)).hasValue(2);
    }

    @Test
    void shouldChangeNothingByARemark() {
        ReviewState held = ReviewState.NONE.apply(new Restate(2)).apply(new Quarantine());

        assertThat(held.apply(new Remark())).isEqualTo(held);
        assertThat(ReviewState.NONE.apply(new Remark())).isEqualTo(ReviewState.NONE);
    }

    @Test
    void shouldHoldWhatWasRestatedDuringQuarantine() {
        ReviewState state =
                ReviewState.NONE.apply(new Quarantine()).apply(new Restate(2)).apply(new Release());

        assertThat(countsBy(state, report(), 1)).hasValue(2);
    }

    @Test
    void shouldCountAWithdrawnReportNowhereWhateverTheReviewsSay() {
        assertThat(countsBy(new ReviewState(false, 2), report().withdrawn(), 1)).isEmpty();
    }

    @Test
    void shouldCountByTheHighestRestatementWhicheverCameLast() {
        ReviewState state = ReviewState.NONE.apply(new Restate(2)).apply(new Restate(1));

        assertThat(countsBy(state, report(), 1)).hasValue(2);
    }

    @Test
    void shouldNeverMoveBackAndAskForNoDefinitionThen() {
        LongFunction<Mission> none = revision -> {
            throw new IllegalStateException("asked for revision " + revision);
        };

        assertThat(new ReviewState(false, 2).countsBy(report().build(), 2, none))
                .hasValue(2);
        assertThat(new ReviewState(false, 2).countsBy(report().build(), 3, none))
                .hasValue(3);
    }

    @Test
    void shouldGoOnCountingByTheStampedRevisionWhereTheLaterOneWouldRefuseIt() {
        assertThat(countsBy(new ReviewState(false, 3), report().answer("crowd", "many"), 1))
                .hasValue(1);
        assertThat(countsBy(new ReviewState(false, 3), report().answer("crowd", "few"), 1))
                .hasValue(3);
    }

    private static OptionalLong countsBy(ReviewState state, ReportBuilder report, long stamped) {
        return state.countsBy(report.build(), stamped, ReviewStateTest::definition);
    }

    @Provide
    Arbitrary<List<Object>> log() {
        Arbitrary<Object> reviews = Arbitraries.of(new Quarantine(), new Release(), new Restate(2), new Restate(3));
        Arbitrary<Object> reports = Arbitraries.longs().between(1, 4).map(revision -> {
            ReportBuilder report = report().revision(revision).answer("crowd", revision % 2 == 0 ? "many" : "few");
            return (revision == 4 ? report.withdrawn() : report).by("owner");
        });
        return Arbitraries.oneOf(reviews, reports).list().ofMaxSize(10);
    }

    /** Two topics without an order between them: reviews first, reports first or as they came, the end is the same. */
    @Property
    void shouldEndInTheSameWhateverTheInterleavingOfTheTwoTopics(@ForAll("log") List<Object> mixed) {
        List<Object> reviews = mixed.stream().filter(Review.class::isInstance).toList();
        List<Object> reports =
                mixed.stream().filter(it -> !(it instanceof Review)).toList();
        List<Object> reviewsFirst = new ArrayList<>(reviews);
        reviewsFirst.addAll(reports);
        List<Object> reportsFirst = new ArrayList<>(reports);
        reportsFirst.addAll(reviews);

        assertThat(List.of(end(reviewsFirst), end(reportsFirst))).containsOnly(end(mixed));
    }

    private static OptionalLong end(List<Object> log) {
        ReviewState state = ReviewState.NONE;
        Optional<ReportGuard.Standing> standing = Optional.empty();
        Submission stands = null;
        for (Object next : log) {
            if (next instanceof Review review) {
                state = state.apply(review);
            } else {
                Submission submission = (Submission) next;
                byte[] hash = ContentHash.of(submission.report());
                if (ReportGuard.judge(standing, submission, hash, List.of()).outcome()
                        == ReportGuard.Outcome.ACCEPTED) {
                    standing = Optional.of(ReportGuard.accept(standing, submission, hash));
                    stands = submission;
                }
            }
        }
        return stands == null
                ? OptionalLong.empty()
                : state.countsBy(stands.report(), stands.definitionRevision(), ReviewStateTest::definition);
    }
}
