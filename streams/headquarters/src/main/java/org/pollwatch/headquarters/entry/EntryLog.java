package org.pollwatch.headquarters.entry;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.SeriesFigure;

/** Where entries are written. A stage is done when the log has them on all in-sync replicas, and fails if that is not known. */
public interface EntryLog {

    CompletionStage<Void> review(String mission, Review review);

    /** Writes all of them; after a failure some may stand, and writing them again changes nothing. */
    CompletionStage<Void> series(String mission, List<SeriesFigure> figures);

    /** Writes down what somebody did. */
    CompletionStage<Void> audit(String mission, AuditRecord record);
}
