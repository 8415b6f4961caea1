package org.pollwatch.headquarters.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.access.Caller;

/**
 * The trail of who did what. Every view of a report, every export and every decision is written before it is answered: what
 * cannot be written down is not shown.
 */
public interface Audit {

    /**
     * @param subjects ids of what was seen or changed: reports, findings, statements, series; never an answer or a name
     * @param filter what an export or a list was narrowed to, by parameter; empty where that is not asked
     * @return done when the log has it, failed if that is not known; then the caller answers 503
     */
    CompletionStage<Void> record(
            Caller caller, String mission, AuditAction action, List<String> subjects, Map<String, String> filter);

    /** As above, without a filter. */
    default CompletionStage<Void> record(Caller caller, String mission, AuditAction action, String... subjects) {
        return record(caller, mission, action, List.of(subjects), Map.of());
    }
}
