package org.pollwatch.headquarters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.SavedView;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.headquarters.board.ReceiptBook.Place;
import org.pollwatch.headquarters.entry.EntryLog;

/** Entries in memory; refuses them on demand, as a log does that cannot be reached. */
public final class WrittenEntries implements EntryLog {
    private final List<Review> reviews = new ArrayList<>();
    private final List<SeriesFigure> series = new ArrayList<>();
    private final List<AuditRecord> audit = new ArrayList<>();
    private final List<CaseNote> notes = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final List<Submission> corrections = new ArrayList<>();
    private final Map<String, Optional<SavedView>> views = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final SortedMap<String, Optional<ReleasedRates>> released = new TreeMap<>();
    private boolean away;

    public synchronized void away(boolean is) {
        away = is;
    }

    public synchronized void clear() {
        reviews.clear();
        series.clear();
        audit.clear();
        notes.clear();
        queries.clear();
        corrections.clear();
        views.clear();
    }

    public synchronized List<Review> reviews() {
        return List.copyOf(reviews);
    }

    public synchronized List<SeriesFigure> series() {
        return List.copyOf(series);
    }

    /** @return what was written down, in order */
    public synchronized List<AuditRecord> audit() {
        return List.copyOf(audit);
    }

    @Override
    public synchronized CompletionStage<Void> audit(String mission, AuditRecord record) {
        return taken(() -> audit.add(record));
    }

    public synchronized List<CaseNote> notes() {
        return List.copyOf(notes);
    }

    public synchronized List<Query> queries() {
        return List.copyOf(queries);
    }

    public synchronized List<Submission> corrections() {
        return List.copyOf(corrections);
    }

    @Override
    public synchronized CompletionStage<Void> note(String mission, CaseNote note) {
        return taken(() -> notes.add(note));
    }

    @Override
    public synchronized CompletionStage<Void> query(String mission, Query query) {
        return taken(() -> queries.add(query));
    }

    @Override
    public synchronized CompletionStage<Place> correct(String mission, Submission correction) {
        Place place = new Place(0, corrections.size());
        return taken(() -> corrections.add(correction)).thenApply(done -> place);
    }

    @Override
    public synchronized CompletionStage<Void> review(String mission, Review review) {
        return taken(() -> reviews.add(review));
    }

    @Override
    public synchronized CompletionStage<Void> series(String mission, List<SeriesFigure> figures) {
        return taken(() -> series.addAll(figures));
    }

    @Override
    public synchronized CompletionStage<Void> view(String mission, SavedView view) {
        return taken(() -> views.put(view.getViewId(), Optional.of(view)));
    }

    @Override
    public synchronized CompletionStage<Void> deleteView(String mission, String viewId) {
        return taken(() -> views.put(viewId, Optional.empty()));
    }

    /** @return the last word about each view, by its id; empty where it was deleted */
    public synchronized Map<String, Optional<SavedView>> views() {
        return new LinkedHashMap<>(views);
    }

    @Override
    public synchronized CompletionStage<Void> statement(String mission, Statement statement) {
        return taken(() -> statements.add(statement));
    }

    @Override
    public synchronized CompletionStage<Void> released(
            String mission, SortedMap<String, Optional<ReleasedRates>> rates) {
        return taken(() -> released.putAll(rates));
    }

    public synchronized List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** @return what partners may read, by key; empty where it was taken back */
    public synchronized SortedMap<String, Optional<ReleasedRates>> released() {
        return new TreeMap<>(released);
    }

    private CompletionStage<Void> taken(Runnable write) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("the log is away"));
        }
        write.run();
        return CompletableFuture.completedFuture(null);
    }
}
