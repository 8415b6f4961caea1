package org.pollwatch.headquarters.entry;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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

/** Where entries are written. A stage is done when the log has them on all in-sync replicas, and fails if that is not known. */
public interface EntryLog {

    CompletionStage<Void> review(String mission, Review review);

    /** Writes all of them; after a failure some may stand, and writing them again changes nothing. */
    CompletionStage<Void> series(String mission, List<SeriesFigure> figures);

    /** Writes down what somebody did. */
    CompletionStage<Void> audit(String mission, AuditRecord record);

    /** Writes one step of the work on a finding. */
    CompletionStage<Void> note(String mission, CaseNote note);

    /** Writes a question to a team, asked or closed. */
    CompletionStage<Void> query(String mission, Query query);

    /**
     * Writes headquarters' correction where the reports of teams come in.
     *
     * @return where it stands there, so that its receipt can be told
     */
    CompletionStage<Place> correct(String mission, Submission correction);

    /** Writes a saved view as it stands from now on. */
    CompletionStage<Void> view(String mission, SavedView view);

    /** Deletes a saved view; once more changes nothing. */
    CompletionStage<Void> deleteView(String mission, String viewId);

    /** Writes a statement as it stands from now on. */
    CompletionStage<Void> statement(String mission, Statement statement);

    /** @param rates by key what partners may read; an empty one takes back what stood there */
    CompletionStage<Void> released(String mission, SortedMap<String, Optional<ReleasedRates>> rates);
}
