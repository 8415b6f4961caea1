package org.pollwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.Heard;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceState;

/** The distinct figures of places, by form, over the whole observation and by hour. */
final class PlaceFigures {
    private final KeyValueStore<String, PlaceState> store;

    PlaceFigures(KeyValueStore<String, PlaceState> store) {
        this.store = store;
    }

    /** @return what the areas are to add; empty where the change is about facts alone */
    List<DeltaPart> apply(PlaceChange change) {
        boolean counts = change.getHeard() != Heard.ONLY;
        Optional<Contribution> retract =
                Optional.ofNullable(change.getRetract()).map(InternalRecords::read);
        Optional<Contribution> add = Optional.ofNullable(change.getAdd()).map(InternalRecords::read);
        List<DeltaPart> parts = parts(retract, counts ? add : Optional.empty(), change.getHeard() == Heard.COUNTED);
        if (!counts) {
            add.ifPresent(it -> parts.add(new DeltaPart(it.form(), null, it.path(), null, true)));
        }
        return parts;
    }

    private List<DeltaPart> parts(Optional<Contribution> retract, Optional<Contribution> add, boolean heard) {
        List<DeltaPart> parts = new ArrayList<>(4);
        if (retract.isPresent() && add.isPresent() && areOneForm(retract.get(), add.get())) {
            parts.add(part(retract, add, Optional.empty(), heard));
            if (retract.get().hour().equals(add.get().hour())) {
                parts.add(part(retract, add, Optional.of(add.get().hour()), false));
                return parts;
            }
            retract.ifPresent(it -> parts.add(part(retract, Optional.empty(), Optional.of(it.hour()), false)));
            add.ifPresent(it -> parts.add(part(Optional.empty(), add, Optional.of(it.hour()), false)));
            return parts;
        }
        retract.ifPresent(it -> bothSpans(parts, retract, Optional.empty(), it.hour(), false));
        add.ifPresent(it -> bothSpans(parts, Optional.empty(), add, it.hour(), heard));
        return parts;
    }

    private static boolean areOneForm(Contribution a, Contribution b) {
        return a.form().equals(b.form()) && a.path().equals(b.path());
    }

    private void bothSpans(
            List<DeltaPart> parts,
            Optional<Contribution> retract,
            Optional<Contribution> add,
            String hour,
            boolean heard) {
        parts.add(part(retract, add, Optional.empty(), heard));
        parts.add(part(retract, add, Optional.of(hour), false));
    }

    private DeltaPart part(
            Optional<Contribution> retract, Optional<Contribution> add, Optional<String> hour, boolean heard) {
        Contribution any = add.or(() -> retract).orElseThrow();
        Counters delta = own(add).minus(own(retract)).plus(placePart(any, retract, add, hour));
        return new DeltaPart(any.form(), hour.orElse(null), any.path(), InternalRecords.bytes(delta), heard);
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
