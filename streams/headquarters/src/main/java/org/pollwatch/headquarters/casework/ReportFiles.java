package org.pollwatch.headquarters.casework;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.entry.CorrectionEntry.Kept;

/** Where a report is looked up before something is written about it. */
public interface ReportFiles {

    /**
     * @param reportId in lower case
     * @return the report as it stands, a moment old at most; empty where none was ever sent under that id. Failed where it
     *     cannot be said now
     */
    CompletionStage<Optional<ReportFile>> find(String mission, String reportId);

    /**
     * @param reportId in lower case
     * @return what was sent there under that id, where it had no fault; else empty. Failed where it cannot be said now
     */
    CompletionStage<Optional<Report>> reading(String mission, String reportId, Kept at);
}
