package org.pollwatch.gateway.intake;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Report;

/** What the topology's receipts have said so far. */
public interface Receipts {

    /** What the receipts so far say of a report that comes in. Never the verdict: that is the receipt to come. */
    enum Hint {
        /** nothing stands against it */
        NEW,
        /** the same content stands already */
        DUPLICATE,
        /** other content stands under the same revision */
        CONFLICT,
        /** the report belongs to another team */
        FOREIGN_TEAM
    }

    Hint hint(String mission, Report report, String team);

    /**
     * @param reportId in lower case
     * @return the newest receipts of this team's submissions of the report, the oldest first; empty for another team's
     */
    CompletionStage<List<Receipt>> of(String mission, String reportId, String team);
}
