package org.pollwatch.topology;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
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
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.GuardEntry;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceState;

/**
 * The data flow, as it is drawn:
 *
 * <pre>
 * submissions -> guard -> receipts, reports
 *                  | by place
 *                places
 *                  | by area, one partition
 *                areas -> rates, rates-by-hour
 * </pre>
 *
 * Before the guard everything is keyed by report, so that all revisions of a report meet in order. Behind it only
 * additive changes travel; they commute, so no order between partitions matters.
 */
public final class PollwatchTopology {
    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(32 << 20),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1");

    private final TopologySettings settings;
    private final Topics topics;
    private final RecordSerdes serdes;
    private final Rulebook rulebook;

    private PollwatchTopology(TopologySettings settings, Topics topics, RecordSerdes serdes, Rulebook rulebook) {
        this.settings = settings;
        this.topics = topics;
        this.serdes = serdes;
        this.rulebook = rulebook;
    }

    /** A pure function of its arguments; nothing is read or started. */
    public static Topology build(
            TopologySettings settings, Topics topics, RecordSerdes serdes, Rulebook rulebook, StreamsBuilder builder) {
        new PollwatchTopology(settings, topics, serdes, rulebook).addTo(builder);
        return builder.build();
    }

    private void addTo(StreamsBuilder builder) {
        KStream<String, byte[]> submissions = builder.stream(
                topics.submissions().name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("submissions"));
        KStream<String, Ruling> rulings = guard(builder, submissions);
        KStream<String, PlaceChange> changes = publishRulings(rulings);
        KStream<String, AreaDelta> deltas = places(builder, changes);
        publishRates(areas(builder, deltas));
    }

    private KStream<String, Ruling> guard(StreamsBuilder builder, KStream<String, byte[]> submissions) {
        builder.addStateStore(uncached(StoreNames.GUARD, new InternalSerde<>(GuardEntry.class)));
        return submissions.process(
                () -> new ReportGuardProcessor(
                        new SubmissionReader(topics.submissions().name(), serdes.deserializer(topics.submissions())),
                        rulebook),
                Named.as(StoreNames.GUARD),
                StoreNames.GUARD);
    }

    private KStream<String, PlaceChange> publishRulings(KStream<String, Ruling> rulings) {
        rulings.mapValues(Ruling::receipt, Named.as("receipt"))
                .to(topics.receipts().name(), produced(topics.receipts(), "receipts"));
        rulings.filter((id, ruling) -> ruling.effective().isPresent(), Named.as("effective-changes"))
                .mapValues(
                        ruling -> ruling.effective().orElseThrow().report().orElse(null), Named.as("effective-report"))
                .to(topics.reports().name(), produced(topics.reports(), "reports"));
        return rulings.flatMap(
                        (id, ruling) -> ruling.changes().stream()
                                .map(it -> KeyValue.pair(it.subject(), it.change()))
                                .toList(),
                        Named.as("place-changes"))
                .repartition(
                        Repartitioned.with(Serdes.String(), (Serde<PlaceChange>) new InternalSerde<>(PlaceChange.class))
                                .withName(StoreNames.BY_PLACE)
                                .withNumberOfPartitions(settings.partitions()));
    }

    private KStream<String, AreaDelta> places(StreamsBuilder builder, KStream<String, PlaceChange> changes) {
        builder.addStateStore(uncached(StoreNames.PLACES, new InternalSerde<>(PlaceState.class))
                .withCachingEnabled());
        return changes.process(PlaceProcessor::new, Named.as(StoreNames.PLACES), StoreNames.PLACES)
                .repartition(
                        Repartitioned.with(Serdes.String(), (Serde<AreaDelta>) new InternalSerde<>(AreaDelta.class))
                                .withName(StoreNames.BY_AREA)
                                .withNumberOfPartitions(1));
    }

    private KStream<String, AreaRates> areas(StreamsBuilder builder, KStream<String, AreaDelta> deltas) {
        StoreBuilder<KeyValueStore<String, AreaTally>> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(StoreNames.AREAS), Serdes.String(), new AreaTallySerde())
                .withLoggingEnabled(CHANGELOG)
                .withCachingEnabled();
        builder.addStateStore(store);
        return deltas.process(
                () -> new AreaProcessor(rulebook, settings.quickPace(), settings.slowPace(), settings.hourlyPace()),
                Named.as(StoreNames.AREAS),
                StoreNames.AREAS);
    }

    private void publishRates(KStream<String, AreaRates> rates) {
        rates.filter((key, it) -> it.getHour() == null, Named.as("whole-observation"))
                .to(topics.rates().name(), produced(topics.rates(), "rates"));
        rates.filter((key, it) -> it.getHour() != null, Named.as("single-hours"))
                .to(topics.ratesByHour().name(), produced(topics.ratesByHour(), "rates-by-hour"));
    }

    private <V> StoreBuilder<KeyValueStore<String, V>> uncached(String name, Serde<V> values) {
        KeyValueBytesStoreSupplier supplier =
                settings.inMemory() ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), values)
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }

    private <V> Produced<String, V> produced(Topic<V> topic, String name) {
        Serde<V> values = Serdes.serdeFrom(serdes.serializer(topic), serdes.deserializer(topic));
        return Produced.with(Serdes.String(), values).withName(name);
    }
}
