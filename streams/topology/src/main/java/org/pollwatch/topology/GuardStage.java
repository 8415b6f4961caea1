package org.pollwatch.topology;

import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.pollwatch.topology.avro.GuardEntry;
import org.pollwatch.topology.avro.PlaceChange;

/** By report: what stands, what it comes to, and what became of every submission. */
final class GuardStage {
    private GuardStage() {}

    static KStream<String, PlaceChange> add(Surroundings around) {
        around.builder().addStateStore(around.onDisk(StoreNames.GUARD, GuardEntry.class));
        KStream<String, Ruling> rulings = around.read(around.topics().submissions())
                .merge(around.read(around.topics().reviews()), Named.as("submissions-and-reviews"))
                .process(
                        CountedOnce.before(
                                around,
                                StoreNames.GUARD_POSITIONS,
                                () -> new ReportGuardProcessor(around.topics(), around.serdes(), around.rulebook())),
                        Named.as(StoreNames.GUARD),
                        StoreNames.GUARD);
        publish(around, rulings);
        KStream<String, PlaceChange> changes = rulings.flatMap(
                (id, ruling) -> ruling.changes().stream()
                        .map(it -> KeyValue.pair(it.subject(), it.change()))
                        .toList(),
                Named.as("place-changes"));
        return around.repartition(
                changes,
                PlaceChange.class,
                StoreNames.BY_PLACE,
                around.settings().partitions());
    }

    private static void publish(Surroundings around, KStream<String, Ruling> rulings) {
        around.write(
                rulings.flatMapValues(it -> it.receipt().stream().toList(), Named.as("receipt")),
                around.topics().receipts());
        around.write(
                rulings.flatMapValues(
                        it -> it.effective()
                                .map(change -> Collections.singletonList(
                                        change.report().orElse(null)))
                                .orElse(List.of()),
                        Named.as("effective-report")),
                around.topics().reports());
        around.writeEvents(
                rulings.flatMap(
                        (id, it) -> it.finding().stream()
                                .map(finding -> KeyValue.pair(finding.getId(), finding))
                                .toList(),
                        Named.as("contradiction")),
                around.topics().findings(),
                "findings-of-reports");
    }
}
