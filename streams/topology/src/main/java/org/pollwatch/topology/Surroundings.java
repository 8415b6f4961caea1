package org.pollwatch.topology;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/**
 * What every stage of the topology is built with: settings, the mission's topics and rules, and one shape for each kind of
 * store, source and sink.
 */
record Surroundings(
        TopologySettings settings, Topics topics, RecordSerdes serdes, Rulebook rulebook, StreamsBuilder builder) {
    /** What the topic that keeps a store is told. */
    static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(32 << 20),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1");

    /** Bytes, so that what cannot be read is seen by a processor and stops nothing before it. */
    KStream<String, byte[]> read(Topic<?> topic) {
        return builder.stream(
                topic.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(topic.noun()));
    }

    <V> void write(KStream<String, V> records, Topic<V> topic) {
        Serde<V> values = Serdes.serdeFrom(serdes.serializer(topic), serdes.deserializer(topic));
        records.to(topic.name(), Produced.with(Serdes.String(), values).withName(topic.noun()));
    }

    /**
     * Writes events: the last step before the sink gives each its headers, since nothing that keeps state keeps headers.
     *
     * @param name of the sink; more than one stage may write to the topic
     */
    <V extends SpecificRecord> void writeEvents(KStream<String, V> records, Topic<V> topic, String name) {
        records.processValues(() -> new EventStamp<>(topic, serdes.serializer(topic)), Named.as(name + "-event"))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName(name));
    }

    <V extends SpecificRecord> KStream<String, V> repartition(
            KStream<String, V> records, Class<V> type, String name, int partitions) {
        Serde<V> values = new InternalSerde<>(type);
        return records.repartition(
                Repartitioned.with(Serdes.String(), values).withName(name).withNumberOfPartitions(partitions));
    }

    /** On disk, since it grows with the reports; not cached, as each report is written once. */
    <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> onDisk(String name, Class<V> type) {
        KeyValueBytesStoreSupplier supplier =
                settings.inMemory() ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name);
        return store(supplier, new InternalSerde<>(type)).withCachingDisabled();
    }

    /** In memory, since one task holds all of it; cached, so that what changes often is logged once for each commit. */
    <V> StoreBuilder<KeyValueStore<String, V>> inMemory(String name, Serde<V> values) {
        return store(Stores.inMemoryKeyValueStore(name), values).withCachingEnabled();
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(
            KeyValueBytesStoreSupplier supplier, Serde<V> values) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), values).withLoggingEnabled(CHANGELOG);
    }
}
