package org.pollwatch.counting;

import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.pollwatch.mission.Mission;

/**
 * Where the reviews of one report have led. Of quarantine and release the last in the log holds; of restatements the highest
 * revision; a remark changes nothing. Reviews and submissions of a report are two logs without an order between them: this is folded from the reviews
 * alone, and what a report counts by from this and from what stands, so every interleaving ends in the same.
 *
 * @param quarantined whether the report counts nowhere
 * @param restatedTo the highest definition revision that the report was restated to; 0 if it never was
 */
public record ReviewState(boolean quarantined, long restatedTo) {
    /** Never reviewed. */
    public static final ReviewState NONE = new ReviewState(false, 0);

    /** @param review the next in the log of reviews of this report */
    public ReviewState apply(Review review) {
        if (review instanceof Review.Restate restate) {
            return new ReviewState(quarantined, Math.max(restatedTo, restate.definitionRevision()));
        }
        if (review instanceof Review.Remark) {
            return this;
        }
        return new ReviewState(review instanceof Review.Quarantine, restatedTo);
    }

    /**
     * By which definition the report that stands counts, if it counts at all. Judging a submission is another matter: that
     * is done by the revision stamped on it, whatever the reviews say.
     *
     * @param standing the revision of the report that {@link ReportGuard} let stand
     * @param stamped the definition revision that the gateway stamped on it
     * @param definitions the mission at a revision; asked only for the one that the report was restated to, where that is
     *     later than the stamped one
     * @return the restated revision if it is later and the report is valid by it, else the stamped one; empty for a report
     *     withdrawn or in quarantine
     */
    public OptionalLong countsBy(Report standing, long stamped, LongFunction<Mission> definitions) {
        if (quarantined || standing.withdrawn()) {
            return OptionalLong.empty();
        }
        boolean later = restatedTo > stamped;
        boolean moves = later
                && ReportCheck.check(standing, definitions.apply(restatedTo)).isEmpty();
        return OptionalLong.of(moves ? restatedTo : stamped);
    }
}
