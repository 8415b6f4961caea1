package org.pollwatch.headquarters.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.ReceiptBook;
import org.pollwatch.headquarters.board.ReceiptBook.Place;
import org.pollwatch.headquarters.entry.CorrectionEntry;
import org.pollwatch.headquarters.entry.EntryLog;

/**
 * Writes headquarters' corrections where the reports of teams come in, and waits for what becomes of them: of two desks that
 * correct one revision the guard lets the first in the log stand, whichever headquarters it came from, and the other is
 * told. The reason is written once the correction stands, so that it never speaks for one that does not.
 */
public final class Corrections {
    private static final String CHANNEL = "headquarters";

    private final EntryLog log;
    private final Clock clock;
    private final Duration patience;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param patience how long a verdict is waited for */
    public Corrections(EntryLog log, Clock clock, Duration patience) {
        this.log = log;
        this.clock = clock;
        this.patience = patience;
    }

    /** How a correction ended. */
    public enum End {
        /** it stands, and its reason with it */
        STANDS,
        /** something else stands: another desk or the team was faster */
        MOVED_ON,
        /** it is in the log, and nobody has said yet what becomes of it */
        PENDING
    }

    /**
     * @param boards of the report's mission, where its receipt comes
     * @param file what the correction was made of
     * @param corrected the report as it is to be, one revision above what stands
     * @param definitionRevision by which it is judged
     */
    public CompletionStage<End> write(
            Boards boards, CorrectionEntry entry, ReportFile file, Report corrected, long definitionRevision) {
        String mission = boards.mission();
        String one = mission + "|" + entry.reportId();
        if (!underWay.add(one)) {
            return CompletableFuture.completedFuture(End.MOVED_ON);
        }
        Submission submission =
                new Submission(corrected, file.team(), Authority.HEADQUARTERS, now(), definitionRevision);
        return log.correct(mission, ReportRecords.write(submission, null, CHANNEL))
                .thenCompose(place -> verdict(boards.receipts(), place))
                .thenCompose(verdict -> conclude(mission, entry, corrected, verdict))
                .whenComplete((end, failure) -> underWay.remove(one));
    }

    private CompletionStage<Optional<Receipt>> verdict(ReceiptBook receipts, Place place) {
        return receipts.of(place)
                .<Optional<Receipt>>thenApply(Optional::of)
                .toCompletableFuture()
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((verdict, failure) -> receipts.forget(place));
    }

    private CompletionStage<End> conclude(
            String mission, CorrectionEntry entry, Report corrected, Optional<Receipt> verdict) {
        if (verdict.isEmpty()) {
            return CompletableFuture.completedFuture(End.PENDING);
        }
        Outcome outcome = verdict.get().getOutcome();
        boolean stands = outcome == Outcome.ACCEPTED || outcome == Outcome.DUPLICATE;
        return stands
                ? explain(mission, entry, corrected.revision()).thenApply(done -> End.STANDS)
                : CompletableFuture.completedFuture(End.MOVED_ON);
    }

    /** Writes why the revision was written; may be written again. */
    public CompletionStage<Void> explain(String mission, CorrectionEntry entry, long revision) {
        return log.review(
                mission,
                new Review(entry.reportId(), ReviewAction.CORRECT, null, entry.reason(), entry.by(), now(), revision));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
