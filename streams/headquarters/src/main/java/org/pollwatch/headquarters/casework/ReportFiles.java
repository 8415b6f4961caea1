package org.pollwatch.headquarters.casework;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where a report is looked up before something is written about it. */
public interface ReportFiles {

    /**
     * @param reportId in lower case
     * @return the report as it stands, a moment old at most; empty where none was ever sent under that id. Failed where it
     *     cannot be said now
     */
    CompletionStage<Optional<ReportFile>> find(String mission, String reportId);
}
