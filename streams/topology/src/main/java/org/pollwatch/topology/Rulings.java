package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.counting.finding.ConflictFinding;
import org.pollwatch.topology.Rulebook.Rules;
import org.pollwatch.topology.Ruling.Effective;
import org.pollwatch.topology.avro.ContributionRecord;
import org.pollwatch.topology.avro.Heard;

/**
 * Compares what the guard remembered of a report with what it remembers now, and says what the others have to know: places
 * and areas, the reports topic, and whoever looks at contradictions.
 */
final class Rulings {
    private final Rulebook rulebook;
    private final Function<ByteBuffer, Submission> reader;

    /** @param reader of submissions that were read before, when they came */
    Rulings(Rulebook rulebook, Function<ByteBuffer, Submission> reader) {
        this.rulebook = rulebook;
        this.reader = reader;
    }

    /** What to remember, and what to say. */
    record Outcome(Remembered after, Ruling ruling) {}

    /** The report's next revision stands. */
    Outcome accept(Remembered before, Standing standing, byte[] bytes, Submission submission, Receipt receipt) {
        Counting now = Counting.of(submission, standing.owner(), before.review(), false, rulebook);
        Remembered after = before.accepting(standing, bytes).counting(now);
        PlaceChanges changes = changes(after, receipt.getReportId(), submission);
        before.counted().ifPresent(changes::retract);
        boolean byTeam = standing.authority() == Authority.TEAM;
        now.counted()
                .ifPresentOrElse(
                        it -> changes.heard(it, Heard.COUNTED, byTeam),
                        () -> changes.heard(locationOf(submission), Heard.ONLY, byTeam));
        changes.facts(before.factsAt(), now.facts());
        return outcome(before, after, Optional.of(receipt), effective(before, now), changes, submission);
    }

    private ContributionRecord locationOf(Submission withdrawn) {
        Rules rules = rulebook.at(withdrawn.definitionRevision());
        return InternalRecords.write(Counting.location(withdrawn, rules));
    }

    /** Other content came under the standing revision. The first that did is told of until a higher revision decides. */
    Outcome contradict(Remembered before, byte[] bytes, Submission contradicting, Receipt receipt) {
        if (before.contradiction().isPresent()) {
            return new Outcome(before, Ruling.of(receipt));
        }
        Optional<ContributionRecord> counted =
                before.counted().map(it -> before.countsBy().isPresent() ? withConflict(it) : it);
        Remembered after = before.contradicted(counted, bytes);
        PlaceChanges changes = changes(after, receipt.getReportId(), contradicting);
        before.counted().ifPresent(changes::retract);
        counted.ifPresent(changes::add);
        return outcome(before, after, Optional.of(receipt), Optional.empty(), changes, contradicting);
    }

    private static ContributionRecord withConflict(ContributionRecord counted) {
        Contribution it = InternalRecords.read(counted);
        Counters conflict = Counters.of(Map.of(CounterLayout.CONFLICTS, 1L));
        return InternalRecords.write(new Contribution(
                it.form(),
                it.subject(),
                it.path(),
                it.hour(),
                it.counters().plus(conflict),
                it.presence(),
                it.readings()));
    }

    /** Headquarters decided about a report that is there. */
    Outcome review(Remembered before, ReviewState review) {
        Remembered reviewed = before.reviewed(review);
        Submission submission = reader.apply(before.submission());
        boolean conflicted = before.contradiction().isPresent();
        Counting now = Counting.of(submission, before.owner(), review, conflicted, rulebook);
        if (now.countsBy().equals(before.countsBy())) {
            return new Outcome(reviewed, Ruling.NOTHING);
        }
        Remembered after = reviewed.counting(now);
        PlaceChanges changes = changes(after, submission.report().reportId(), submission);
        before.counted().ifPresent(changes::retract);
        now.counted().ifPresent(changes::add);
        changes.facts(before.factsAt(), now.facts());
        return outcome(before, after, Optional.empty(), effective(before, now), changes, submission);
    }

    private static PlaceChanges changes(Remembered after, String reportId, Submission cause) {
        return new PlaceChanges(reportId, after.owner(), cause.receivedAt().toEpochMilli());
    }

    private static Optional<Effective> effective(Remembered before, Counting now) {
        boolean changes = before.countsBy().isPresent() || now.countsBy().isPresent();
        return changes ? Optional.of(new Effective(now.effective())) : Optional.empty();
    }

    /** @param cause of the change, by whose receivedAt a finding ends */
    private Outcome outcome(
            Remembered before,
            Remembered after,
            Optional<Receipt> receipt,
            Optional<Effective> effective,
            PlaceChanges changes,
            Submission cause) {
        Optional<Finding> finding = Optional.empty();
        if (before.isConflicted() || after.isConflicted()) {
            Optional<Finding> was = conflict(before);
            Optional<Finding> is = conflict(after);
            finding = is.isPresent()
                    ? is.filter(it -> !Optional.of(it).equals(was))
                    : was.map(it -> FindingRecords.cleared(it, cause.receivedAt()));
        }
        return new Outcome(after, new Ruling(receipt, effective, changes.toList(), finding));
    }

    private Optional<Finding> conflict(Remembered it) {
        if (!it.isConflicted()) {
            return Optional.empty();
        }
        Submission other = reader.apply(it.contradiction().orElseThrow());
        return Optional.of(FindingRecords.raised(ConflictFinding.of(
                reader.apply(it.submission()).report(),
                other.report(),
                it.owner(),
                other.receivedAt(),
                rulebook.at(it.countsBy().orElseThrow()).mission())));
    }
}
