package org.pollwatch.topology;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.sample.SampleKey;
import org.pollwatch.topology.avro.SampleRecord;

/** The additive cells of the quick count. */
final class SampleSums {
    private final KeyValueStore<String, SampleRecord> store;
    private final SortedMap<SampleKey, Counters> cells = new TreeMap<>();

    SampleSums(KeyValueStore<String, SampleRecord> store) {
        this.store = store;
        try (KeyValueIterator<String, SampleRecord> all = store.all()) {
            all.forEachRemaining(
                    it -> cells.put(SampleKey.parse(it.key), InternalRecords.counters(it.value.getCounters())));
        }
    }

    void add(SampleRecord change) {
        SampleKey key = SampleKey.parse(change.getCell());
        Counters sum = cells.getOrDefault(key, Counters.NONE).plus(InternalRecords.counters(change.getCounters()));
        if (sum.isZero()) {
            cells.remove(key);
            store.delete(change.getCell());
        } else {
            cells.put(key, sum);
            store.put(change.getCell(), new SampleRecord(change.getCell(), InternalRecords.bytes(sum)));
        }
    }

    SortedMap<SampleKey, Counters> cells() {
        return Collections.unmodifiableSortedMap(cells);
    }
}
