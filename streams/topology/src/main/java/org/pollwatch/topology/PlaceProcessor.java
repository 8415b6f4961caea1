package org.pollwatch.topology;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.SampleRecord;

/**
 * Turns what changes at one place into what its areas are to add (the report's own counters, and how the place's distinct
 * figures move; one message for each change), and into the findings of the place that come and go with it.
 */
final class PlaceProcessor implements Processor<String, PlaceChange, String, PlaceNews> {
    private final Rulebook rulebook;
    private ProcessorContext<String, PlaceNews> context;
    private PlaceFigures figures;
    private PlaceChecks checks;

    PlaceProcessor(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public void init(ProcessorContext<String, PlaceNews> processorContext) {
        this.context = processorContext;
        this.figures = new PlaceFigures(processorContext.getStateStore(StoreNames.PLACES));
        this.checks = new PlaceChecks(processorContext.getStateStore(StoreNames.PLACE_REPORTS), rulebook);
    }

    @Override
    public void process(Record<String, PlaceChange> record) {
        PlaceChange change = record.value();
        List<DeltaPart> parts = figures.apply(change);
        PlaceChecks.Change checked = checks.apply(record.key(), change);
        Optional<AreaDelta> delta = delta(change, parts, checked.sample());
        if (delta.isPresent() || !checked.findings().isEmpty()) {
            context.forward(
                    record.withKey(leaf(record.key(), parts)).withValue(new PlaceNews(delta, checked.findings())));
        }
    }

    private static Optional<AreaDelta> delta(PlaceChange change, List<DeltaPart> parts, List<SampleRecord> sample) {
        return parts.isEmpty() && sample.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AreaDelta(parts, change.getTeam(), change.getByTeam(), change.getReceivedAt(), sample));
    }

    private static String leaf(String subject, List<DeltaPart> parts) {
        return parts.isEmpty() ? subject : parts.get(0).getPath().get(0);
    }
}
