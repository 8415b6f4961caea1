package org.pollwatch.headquarters.board;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;

/**
 * The latest receipts of a mission: a correction's verdict may come before its writer knows where it stands, and an answer
 * before the question is on the board. One thread writes, any may ask.
 */
public final class ReceiptBook {
    private static final int PLACES_KEPT = 20_000;
    private static final int ANSWERS_KEPT = 50_000;

    private final Map<Place, Receipt> recent = new Latest<>(PLACES_KEPT);
    private final Map<String, Receipt> answers = new Latest<>(ANSWERS_KEPT);
    private final Map<Place, CompletableFuture<Receipt>> awaited = new HashMap<>();

    /** Where a submission stands in its topic. */
    public record Place(int partition, long offset) {}

    /** Takes the next record of the receipts topic. */
    public void put(Receipt receipt) {
        Place place = new Place(receipt.getPartition(), receipt.getOffset());
        CompletableFuture<Receipt> waiting;
        synchronized (this) {
            recent.put(place, receipt);
            if (answers(receipt)) {
                answers.merge(
                        receipt.getReportId(),
                        receipt,
                        (before, now) -> now.getRevision() > before.getRevision() ? now : before);
            }
            waiting = awaited.remove(place);
        }
        if (waiting != null) {
            waiting.complete(receipt);
        }
    }

    /**
     * A first revision answers nothing. One that headquarters' correction keeps from counting is an answer all the same: the
     * team has said what it can, and its receipt says so.
     */
    private static boolean answers(Receipt receipt) {
        boolean heard = receipt.getOutcome() == Outcome.ACCEPTED
                || (receipt.getOutcome() == Outcome.SUPERSEDED
                        && !receipt.getReasons().isEmpty());
        return heard && receipt.getRevision() > 1;
    }

    /** @return done with the submission's receipt; nobody can say when, so the caller has a deadline and then forgets it */
    public synchronized CompletionStage<Receipt> of(Place submission) {
        Receipt known = recent.get(submission);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : awaited.computeIfAbsent(submission, it -> new CompletableFuture<>());
    }

    /** Nobody waits for this receipt any more. */
    public synchronized void forget(Place submission) {
        awaited.remove(submission);
    }

    /** @return the receipt of the highest revision of the report that came lately; empty where only its first did */
    public synchronized Optional<Receipt> answerOf(String reportId) {
        return Optional.ofNullable(answers.get(reportId));
    }

    /** The last so many. */
    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final int most;

        Latest(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
