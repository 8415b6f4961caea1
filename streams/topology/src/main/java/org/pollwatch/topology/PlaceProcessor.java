package org.pollwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceState;

/**
 * Turns what changes at one place into what its areas are to add: the report's own counters, and how the place's distinct
 * figures move. One message for each change.
 */
final class PlaceProcessor implements Processor<String, PlaceChange, String, AreaDelta> {
    private ProcessorContext<String, AreaDelta> context;
    private KeyValueStore<String, PlaceState> store;

    @Override
    public void init(ProcessorContext<String, AreaDelta> processorContext) {
        this.context = processorContext;
        this.store = processorContext.getStateStore(StoreNames.PLACES);
    }

    @Override
    public void process(Record<String, PlaceChange> record) {
        PlaceChange change = record.value();
        Optional<Contribution> retract =
                Optional.ofNullable(change.getRetract()).map(InternalRecords::read);
        Optional<Contribution> add = Optional.ofNullable(change.getAdd()).map(InternalRecords::read);
        List<DeltaPart> parts = new ArrayList<>(4);
        if (retract.isPresent() && add.isPresent() && areOneForm(retract.get(), add.get())) {
            parts.add(part(retract, add, Optional.empty()));
            if (retract.get().hour().equals(add.get().hour())) {
                parts.add(part(retract, add, Optional.of(add.get().hour())));
            } else {
                parts.add(part(
                        retract, Optional.empty(), Optional.of(retract.get().hour())));
                parts.add(part(Optional.empty(), add, Optional.of(add.get().hour())));
            }
        } else {
            retract.ifPresent(it -> bothSpans(parts, Optional.of(it), Optional.empty(), it.hour()));
            add.ifPresent(it -> bothSpans(parts, Optional.empty(), Optional.of(it), it.hour()));
        }
        String leaf = parts.get(0).getPath().get(0);
        context.forward(record.withKey(leaf).withValue(new AreaDelta(parts, change.getReceivedAt())));
    }

    private static boolean areOneForm(Contribution a, Contribution b) {
        return a.form().equals(b.form()) && a.path().equals(b.path());
    }

    private void bothSpans(
            List<DeltaPart> parts, Optional<Contribution> retract, Optional<Contribution> add, String hour) {
        parts.add(part(retract, add, Optional.empty()));
        parts.add(part(retract, add, Optional.of(hour)));
    }

    private DeltaPart part(Optional<Contribution> retract, Optional<Contribution> add, Optional<String> hour) {
        Contribution any = add.or(() -> retract).orElseThrow();
        Counters delta = own(add).minus(own(retract)).plus(placePart(any, retract, add, hour));
        return new DeltaPart(any.form(), hour.orElse(null), any.path(), InternalRecords.bytes(delta));
    }

    private static Counters own(Optional<Contribution> contribution) {
        return contribution.map(Contribution::counters).orElse(Counters.NONE);
    }

    private Counters placePart(
            Contribution any, Optional<Contribution> retract, Optional<Contribution> add, Optional<String> hour) {
        String span = any.subject() + "|" + any.form();
        String key = hour.map(it -> span + "|" + it).orElse(span);
        PlaceTally before =
                Optional.ofNullable(store.get(key)).map(InternalRecords::read).orElse(PlaceTally.EMPTY);
        PlaceTally without = retract.map(before::minus).orElse(before);
        PlaceTally after = add.map(without::plus).orElse(without);
        if (!after.equals(before)) {
            store.put(key, after.isEmpty() ? null : InternalRecords.write(after));
        }
        return after.figures().minus(before.figures());
    }
}
