package org.pollwatch.topology;

import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.ClockTick;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.SampleRecord;
import org.pollwatch.topology.avro.TeamEntry;

/** All areas in one task: sums, rates, coverage, and the findings that whole areas give. */
final class AreaStage {
    private AreaStage() {}

    static void add(Surroundings around, KStream<String, AreaDelta> deltas) {
        addStores(around);
        Topics topics = around.topics();
        KStream<String, AreaNews> counted = deltas.mapValues(AreaNews.Counted::new, Named.as("counted"));
        KStream<String, AreaNews> announced =
                around.read(topics.series()).mapValues(AreaNews.Announced::new, Named.as("announced"));
        KStream<String, AreaNews> ticked =
                around.read(topics.clock()).mapValues(AreaNews.Ticked::new, Named.as("ticked"));
        KStream<String, SpecificRecord> sheets = counted.merge(announced, Named.as("counted-and-announced"))
                .merge(ticked, Named.as("area-news"))
                .process(
                        CountedOnce.before(around, StoreNames.AREA_POSITIONS, () -> new AreaProcessor(around)),
                        Named.as(StoreNames.AREAS),
                        StoreNames.AREAS,
                        StoreNames.AREA_TEAMS,
                        StoreNames.AREA_FINDINGS,
                        StoreNames.SAMPLE,
                        StoreNames.SERIES,
                        StoreNames.CLOCK);
        publish(around, sheets, topics.rates(), it -> it instanceof AreaRates rates && rates.getHour() == null);
        publish(around, sheets, topics.ratesByHour(), it -> it instanceof AreaRates rates && rates.getHour() != null);
        publish(around, sheets, topics.coverage(), topics.coverage().type()::isInstance);
        publish(around, sheets, topics.findings(), topics.findings().type()::isInstance);
        publish(around, sheets, topics.quickCount(), topics.quickCount().type()::isInstance);
    }

    private static void addStores(Surroundings around) {
        around.builder().addStateStore(around.inMemory(StoreNames.AREAS, new OwnTallySerde()));
        around.builder().addStateStore(around.inMemory(StoreNames.AREA_TEAMS, new InternalSerde<>(TeamEntry.class)));
        around.builder().addStateStore(around.inMemory(StoreNames.AREA_FINDINGS, new InternalSerde<>(Finding.class)));
        around.builder().addStateStore(around.inMemory(StoreNames.SAMPLE, new InternalSerde<>(SampleRecord.class)));
        around.builder().addStateStore(around.inMemory(StoreNames.SERIES, new InternalSerde<>(SeriesFigure.class)));
        around.builder().addStateStore(around.inMemory(StoreNames.CLOCK, new InternalSerde<>(ClockTick.class)));
    }

    private static <V extends SpecificRecord> void publish(
            Surroundings around, KStream<String, SpecificRecord> sheets, Topic<V> topic, Predicate<Object> which) {
        KStream<String, V> records = sheets.flatMapValues(
                it -> which.test(it) ? List.of(topic.type().cast(it)) : List.of(), Named.as(topic.noun() + "-only"));
        around.writeEvents(records, topic, topic.noun());
    }
}
