package org.pollwatch.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.pollwatch.contract.TopicSetup;

/**
 * Stands before a stage and refuses a record that its state holds already. Up to where each partition is counted stands in a
 * store of its own, committed with the rest of the state. The broker's note of it, the offsets of the group, can be lost or
 * be too old after a kill of all brokers, and a stage that adds would add again.
 */
final class CountedOnce<K, V, A, B> implements Processor<K, V, A, B> {
    private final String store;
    private final Processor<K, V, A, B> stage;
    private final Map<String, Long> counted = new HashMap<>();
    private ProcessorContext<A, B> context;
    private KeyValueStore<String, Long> positions;

    private CountedOnce(String store, Processor<K, V, A, B> stage) {
        this.store = store;
        this.stage = stage;
    }

    /**
     * Makes the topics that its stores are kept in. Kafka Streams would, but in a group whose leader is of a release without
     * these stores nobody does, and an instance that has them would wait for ever.
     */
    static void makeChangelogs(TopicSetup setup, TopologySettings settings) {
        Map<String, Integer> partitions = Map.of(
                StoreNames.GUARD_POSITIONS, settings.partitions(),
                StoreNames.PLACE_POSITIONS, settings.partitions(),
                StoreNames.AREA_POSITIONS, 1);
        Map<String, String> configuration = new HashMap<>(Surroundings.CHANGELOG);
        configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        partitions.forEach((store, number) -> setup.create(
                StoreNames.changelog(settings.applicationId(), store), number, settings.copies(), configuration));
    }

    /** @param store the name of the one that it keeps: the offset of the last record, by topic and partition */
    static <K, V, A, B> ProcessorSupplier<K, V, A, B> before(
            Surroundings around, String store, ProcessorSupplier<K, V, A, B> stage) {
        StoreBuilder<?> positions = around.inMemory(store, Serdes.Long());
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, V, A, B> get() {
                return new CountedOnce<>(store, stage.get());
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(positions);
            }
        };
    }

    @Override
    public void init(ProcessorContext<A, B> processorContext) {
        context = processorContext;
        positions = context.getStateStore(store);
        counted.clear(); // of the transaction that failed, where the task is opened again
        stage.init(context);
    }

    /** The brokers want something counted again. No other thread could do better. */
    static final class CountedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        CountedException(String message) {
            super(message);
        }
    }

    /** @throws CountedException if the record has been counted: what is in the state stays right */
    @Override
    public void process(Record<K, V> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        String partition = at.topic() + "-" + at.partition();
        Long last = counted.computeIfAbsent(partition, positions::get);
        if (last != null && at.offset() <= last) {
            throw new CountedException(
                    partition + " is to be read again from offset " + at.offset()
                            + ", but is counted up to " + last
                            + ": the brokers have lost up to where this group has read."
                            + " Nothing is counted twice. Close the brokers in order, one after the other, and start each again");
        }
        stage.process(record);
        counted.put(partition, at.offset());
        positions.put(partition, at.offset());
    }

    @Override
    public void close() {
        stage.close();
    }
}
