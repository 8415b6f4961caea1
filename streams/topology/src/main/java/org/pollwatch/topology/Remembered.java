package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.topology.avro.ContributionRecord;
import org.pollwatch.topology.avro.GuardEntry;

/**
 * What the guard remembers of one report, as it stands in its store.
 *
 * @param standing empty where only a review came
 * @param submission the standing submission's bytes in the log
 * @param counted what the figures hold of it, to be taken back exactly so; its mere location while it is quarantined
 * @param countsBy the definition revision by which it counts; empty while it counts nowhere
 * @param contradiction the bytes of the first submission with other content under the standing revision, undecided
 * @param factsAt the subjects that hold facts of it
 */
record Remembered(
        Optional<Standing> standing,
        ByteBuffer submission,
        Optional<ContributionRecord> counted,
        OptionalLong countsBy,
        ReviewState review,
        Optional<ByteBuffer> contradiction,
        List<String> factsAt) {
    private static final Standing NOBODYS = new Standing("", Authority.TEAM, 0, new byte[0], false);

    static final Remembered NOTHING = new Remembered(
            Optional.empty(),
            ByteBuffer.allocate(0),
            Optional.empty(),
            OptionalLong.empty(),
            ReviewState.NONE,
            Optional.empty(),
            List.of());

    /** @param entry null where nothing is remembered */
    static Remembered read(GuardEntry entry) {
        if (entry == null) {
            return NOTHING;
        }
        return new Remembered(
                entry.getRevision() == 0 ? Optional.empty() : Optional.of(standing(entry)),
                entry.getSubmission(),
                Optional.ofNullable(entry.getContribution()),
                entry.getCountedBy() == 0 ? OptionalLong.empty() : OptionalLong.of(entry.getCountedBy()),
                new ReviewState(entry.getQuarantined(), entry.getRestatedTo()),
                Optional.ofNullable(entry.getContradiction()),
                entry.getFactsAt());
    }

    private static Standing standing(GuardEntry it) {
        byte[] hash = new byte[it.getHash().remaining()];
        it.getHash().duplicate().get(hash);
        Authority authority = it.getByHeadquarters() ? Authority.HEADQUARTERS : Authority.TEAM;
        return new Standing(it.getOwner(), authority, it.getRevision(), hash, it.getWithdrawn());
    }

    GuardEntry write() {
        Standing it = standing.orElse(NOBODYS);
        return new GuardEntry(
                it.owner(),
                it.authority() == Authority.HEADQUARTERS,
                it.revision(),
                ByteBuffer.wrap(it.hash()),
                it.withdrawn(),
                submission,
                counted.orElse(null),
                countsBy.orElse(0),
                review.quarantined(),
                review.restatedTo(),
                contradiction.orElse(null),
                factsAt);
    }

    String owner() {
        return standing.map(Standing::owner).orElse("");
    }

    /** @return whether a contradiction stands of a report that counts */
    boolean isConflicted() {
        return contradiction.isPresent() && countsBy.isPresent();
    }

    /** @return the same with what the counting makes of it now */
    Remembered counting(Counting now) {
        return new Remembered(
                standing, submission, now.counted(), now.countsBy(), review, contradiction, now.subjects());
    }

    /** @return another revision standing, which nothing contradicts yet */
    Remembered accepting(Standing next, byte[] bytes) {
        return new Remembered(
                Optional.of(next), ByteBuffer.wrap(bytes), counted, countsBy, review, Optional.empty(), factsAt);
    }

    Remembered reviewed(ReviewState now) {
        return new Remembered(standing, submission, counted, countsBy, now, contradiction, factsAt);
    }

    /** @param bytes of the submission that contradicts it */
    Remembered contradicted(Optional<ContributionRecord> nowCounted, byte[] bytes) {
        return new Remembered(
                standing, submission, nowCounted, countsBy, review, Optional.of(ByteBuffer.wrap(bytes)), factsAt);
    }
}
