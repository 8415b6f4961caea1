package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.ClockTick;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.Counters;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.SmallMission;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.SampleRecord;
import org.pollwatch.topology.avro.TeamEntry;

/** The task that holds all areas, started again on what its stores kept. */
class RestartTest {
    private static final long AT = Instant.parse("2026-03-01T03:00:00Z").toEpochMilli();

    private final Mission mission = SmallMission.create();
    private final Topics topics = Topics.of(mission.id());
    private final RecordSerdes serdes = RecordSerdes.inMemory(List.of(topics));
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
    private long now;

    @BeforeEach
    void openStores() {
        store(StoreNames.AREAS, new OwnTallySerde());
        store(StoreNames.AREA_TEAMS, new InternalSerde<>(TeamEntry.class));
        store(StoreNames.AREA_FINDINGS, new InternalSerde<>(Finding.class));
        store(StoreNames.SAMPLE, new InternalSerde<>(SampleRecord.class));
        store(StoreNames.SERIES, new InternalSerde<>(SeriesFigure.class));
        store(StoreNames.CLOCK, new InternalSerde<>(ClockTick.class));
        context.setRecordMetadata("any", 0, 0);
    }

    private <V> void store(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    /** A task on the stores; what it published before is forgotten. */
    private AreaProcessor start() {
        context.scheduledPunctuators().clear();
        context.resetForwards();
        Rulebook rulebook = new Rulebook(TopologyDriver.read(mission), Duration.ofSeconds(1));
        AreaProcessor processor = new AreaProcessor(new Surroundings(
                TopologyDriver.settings(mission.id()), topics, serdes, rulebook, new StreamsBuilder()));
        processor.init(context);
        return processor;
    }

    /** @return the last record of each key, with the kind of record before it */
    private Map<String, SpecificRecord> published() {
        now += Duration.ofHours(1).toMillis(); // nothing rests any more
        context.scheduledPunctuators().stream()
                .filter(it -> !it.cancelled())
                .toList()
                .forEach(it -> it.getPunctuator().punctuate(now));
        Map<String, SpecificRecord> last = new TreeMap<>();
        context.forwarded().forEach(it -> {
            SpecificRecord value = it.record().value();
            last.put(value.getClass().getSimpleName() + " " + it.record().key(), value);
        });
        context.resetForwards();
        return last;
    }

    private static void count(AreaProcessor processor, String form, List<String> path, String team, long reports) {
        Counters counters = Counters.of(Map.of(CounterLayout.REPORTS, reports, CounterLayout.PLACES, reports));
        List<DeltaPart> parts = List.of(
                new DeltaPart(form, null, path, InternalRecords.bytes(counters), true),
                new DeltaPart(form, "2026-03-01T10", path, InternalRecords.bytes(counters), false));
        AreaDelta delta = new AreaDelta(parts, team, true, AT, List.of());
        processor.process(new Record<>("any", new AreaNews.Counted(delta), 0));
    }

    private void fill(AreaProcessor processor) {
        count(processor, "voting", List.of("R1-a", "R1", "C"), "T1", 3);
        count(processor, "voting", List.of("R2-a", "R2", "C"), "T2", 2);
        count(processor, "voting", List.of("R2", "C"), "T2", 1);
        count(processor, "counting", List.of("R2", "C"), "T1", 1);
        count(processor, "counting", List.of("R2-a", "R2", "C"), "T3", 1);
        count(processor, "counting", List.of("R2", "C"), "T1", 1);
        byte[] tick = serdes.serializer(topics.clock())
                .serialize(topics.clock().name(), new ClockTick(Instant.parse("2026-03-01T06:00:00Z")));
        processor.process(new Record<>("1", new AreaNews.Ticked(tick), 0));
    }

    @Test
    void shouldPublishAllRatesAndCoverageAnewAndTheSame() {
        AreaProcessor first = start();
        fill(first);
        Map<String, SpecificRecord> before = published();
        before.values().removeIf(Finding.class::isInstance);
        assertThat(before)
                .containsKeys("AreaRates C|voting", "AreaRates R1-a|voting|2026-03-01T10", "AreaCoverage C|voting");

        start();
        assertThat(published()).isEqualTo(before);
    }

    /** A task that is opened again after a failed transaction keeps its punctuations. */
    @Test
    void shouldPublishNothingOfATransactionThatFailed() {
        AreaProcessor failing = start();
        fill(failing);
        failing.close();

        assertThat(published()).isEmpty();
    }

    @Test
    void shouldNeitherForgetNorRepeatWhichFindingsStand() {
        fill(start());
        Map<String, SpecificRecord> before = published();
        before.values().removeIf(it -> !(it instanceof Finding));
        assertThat(before).containsKeys("Finding silent|area|R1", "Finding silent|area|R2");

        AreaProcessor second = start();
        assertThat(published().values()).noneMatch(Finding.class::isInstance);
        heard(second);
        assertThat(published().get("Finding silent|area|R1"))
                .isInstanceOfSatisfying(
                        Finding.class, it -> assertThat(it.getState()).isEqualTo(FindingState.CLEARED));
    }

    private static void heard(AreaProcessor processor) {
        DeltaPart part = new DeltaPart("voting", null, List.of("R1-a", "R1", "C"), null, true);
        long now = Instant.parse("2026-03-01T05:59:00Z").toEpochMilli();
        processor.process(
                new Record<>("any", new AreaNews.Counted(new AreaDelta(List.of(part), "T1", true, now, List.of())), 0));
    }

    @Test
    void shouldGoOnCountingWhereItStopped() {
        fill(start());
        published();
        Consumer<AreaProcessor> one = it -> count(it, "voting", List.of("R2", "C"), "T2", 1);
        one.accept(start());
        Map<String, SpecificRecord> after = published();

        assertThat(((AreaRates) after.get("AreaRates R2|voting")).getReports()).isEqualTo(4);
        assertThat(((AreaRates) after.get("AreaRates R2-a|voting")).getReports())
                .isEqualTo(2);
        assertThat(((AreaRates) after.get("AreaRates C|voting")).getReports()).isEqualTo(7);
    }
}
