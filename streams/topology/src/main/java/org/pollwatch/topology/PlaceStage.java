package org.pollwatch.topology;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.FactsRecord;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceFindingsRecord;
import org.pollwatch.topology.avro.PlaceState;

/** By place: distinct figures, and the findings that one or several reports about a place give. */
final class PlaceStage {
    private PlaceStage() {}

    static KStream<String, AreaDelta> add(Surroundings around, KStream<String, PlaceChange> changes) {
        around.builder()
                .addStateStore(
                        around.onDisk(StoreNames.PLACES, PlaceState.class).withCachingEnabled());
        around.builder().addStateStore(around.onDisk(StoreNames.PLACE_REPORTS, FactsRecord.class));
        around.builder().addStateStore(around.onDisk(StoreNames.PLACE_FINDINGS, PlaceFindingsRecord.class));
        KStream<String, PlaceNews> news = changes.process(
                CountedOnce.before(
                        around,
                        StoreNames.PLACE_POSITIONS,
                        () -> new PlaceProcessor(
                                around.rulebook(), around.settings().paces().quick())),
                Named.as(StoreNames.PLACES),
                StoreNames.PLACES,
                StoreNames.PLACE_REPORTS,
                StoreNames.PLACE_FINDINGS);
        around.writeEvents(
                news.flatMap(
                        (place, it) -> it.findings().stream()
                                .map(finding -> KeyValue.pair(finding.getId(), finding))
                                .toList(),
                        Named.as("place-findings")),
                around.topics().findings(),
                "findings-of-places");
        KStream<String, AreaDelta> deltas =
                news.flatMapValues(it -> it.delta().stream().toList(), Named.as("area-deltas"));
        return around.repartition(deltas, AreaDelta.class, StoreNames.BY_AREA, 1);
    }
}
