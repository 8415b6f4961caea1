package org.pollwatch.topology;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.avro.Finding;

/**
 * Publishes how the findings of areas, teams and series differ from those that stand. Which stand is stored in the same
 * transaction as what was published of them, so a restart neither forgets nor repeats.
 */
final class FindingsPublisher {
    private final ProcessorContext<String, SpecificRecord> context;
    private final KeyValueStore<String, Finding> store;
    private final Map<String, Finding> standing = new HashMap<>();

    FindingsPublisher(ProcessorContext<String, SpecificRecord> context, KeyValueStore<String, Finding> store) {
        this.context = context;
        this.store = store;
        try (KeyValueIterator<String, Finding> all = store.all()) {
            all.forEachRemaining(it -> standing.put(it.key, it.value));
        }
    }

    /**
     * @param findings all that hold now
     * @param at up to where the log is folded: when the others ended
     * @param now of the records' timestamps
     */
    void publish(List<org.pollwatch.counting.finding.Finding> findings, Instant at, long now) {
        Set<String> ended = new HashSet<>(standing.keySet());
        for (org.pollwatch.counting.finding.Finding finding : findings) {
            Finding record = FindingRecords.raised(finding);
            ended.remove(finding.id());
            if (!record.equals(standing.put(finding.id(), record))) {
                store.put(finding.id(), record);
                context.forward(new Record<>(finding.id(), record, now));
            }
        }
        for (String id : new java.util.TreeSet<>(ended)) {
            Finding record = FindingRecords.cleared(standing.remove(id), at);
            store.delete(id);
            context.forward(new Record<>(id, record, now));
        }
    }
}
