package org.pollwatch.headquarters.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.AuditFilter;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.entry.EntryLog;

/** Writes the trail to the missions' audit topics. */
public final class AuditTrail implements Audit {
    private static final int MOST_SUBJECTS = 1_000;

    private final EntryLog log;
    private final Clock clock;

    public AuditTrail(EntryLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> record(
            Caller caller, String mission, AuditAction action, List<String> subjects, Map<String, String> filter) {
        List<String> first = subjects.size() > MOST_SUBJECTS ? subjects.subList(0, MOST_SUBJECTS) : subjects;
        AuditRecord record = new AuditRecord(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.account(),
                caller.role().word(),
                caller.scope().areas().stream().sorted().toList(),
                action,
                List.copyOf(first),
                (long) subjects.size(),
                new TreeMap<>(filter)
                        .entrySet().stream()
                                .map(it -> new AuditFilter(it.getKey(), it.getValue()))
                                .toList());
        return log.audit(mission, record);
    }
}
