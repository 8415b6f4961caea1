package org.pollwatch.topology;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.PlaceChange;

/**
 * Turns what changes at one place into what its areas are to add (the report's own counters, and how the place's distinct
 * figures move; one message for each change), and has the place judged anew where facts have changed.
 */
final class PlaceProcessor implements Processor<String, PlaceChange, String, PlaceNews> {
    private final Rulebook rulebook;
    private final Duration pace;
    private ProcessorContext<String, PlaceNews> context;
    private PlaceFigures figures;
    private PlaceFacts facts;
    private PlaceChecks checks;
    private JudgingQueue queue;
    private Beat judging;

    /** @param pace at which places are judged that could not be at once */
    PlaceProcessor(Rulebook rulebook, Duration pace) {
        this.rulebook = rulebook;
        this.pace = pace;
    }

    @Override
    public void init(ProcessorContext<String, PlaceNews> processorContext) {
        context = processorContext;
        figures = new PlaceFigures(context.getStateStore(StoreNames.PLACES));
        facts = new PlaceFacts(context.getStateStore(StoreNames.PLACE_REPORTS));
        checks = new PlaceChecks(facts, context.getStateStore(StoreNames.PLACE_FINDINGS), rulebook);
        queue = new JudgingQueue(this::judge, System::nanoTime);
        judging = new Beat(context, pace, now -> {
            queue.beat();
            return queue.isWaiting();
        });
        facts.subjects().forEach(it -> queue.await(it, 0));
        judging.wake();
    }

    @Override
    public void process(Record<String, PlaceChange> record) {
        PlaceChange change = record.value();
        List<DeltaPart> parts = figures.apply(change);
        if (!parts.isEmpty()) {
            AreaDelta delta =
                    new AreaDelta(parts, change.getTeam(), change.getByTeam(), change.getReceivedAt(), List.of());
            String leaf = parts.get(0).getPath().get(0);
            context.forward(record.withKey(leaf).withValue(new PlaceNews(Optional.of(delta), List.of())));
        }
        if (facts.apply(record.key(), change)) {
            queue.offer(record.key(), change.getReceivedAt());
            if (queue.isWaiting()) {
                judging.wake();
            }
        }
    }

    @Override
    public void close() {
        judging.stop();
    }

    private void judge(String place, long receivedAt) {
        PlaceChecks.Change change = checks.judge(place, receivedAt);
        Optional<AreaDelta> delta = change.sample().isEmpty()
                ? Optional.empty()
                : Optional.of(new AreaDelta(List.of(), "", false, receivedAt, change.sample()));
        if (delta.isPresent() || !change.findings().isEmpty()) {
            long now = context.currentSystemTimeMs();
            context.forward(new Record<>(place, new PlaceNews(delta, change.findings()), now));
        }
    }
}
