package org.pollwatch.counting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.counting.Contribution.PlaceReading;

/**
 * What must be remembered of one place (for one form, over the whole observation or one hour) so that distinct places and
 * running figures come out right: a place is flagged if any effective report there flags it, and of a running figure only
 * the latest reading counts. Immutable.
 *
 * @param presence how many effective reports of the place count at each slot of distinct places
 * @param readings every reading of the place's effective reports
 */
public record PlaceTally(Counters presence, List<PlaceReading> readings) {
    /** A place of which no report is effective. */
    public static final PlaceTally EMPTY = new PlaceTally(Counters.NONE, List.of());

    public PlaceTally {
        readings = List.copyOf(readings);
    }

    public PlaceTally plus(Contribution contribution) {
        List<PlaceReading> all = new ArrayList<>(readings);
        all.addAll(contribution.readings());
        return new PlaceTally(presence.plus(contribution.presence()), all);
    }

    /** @throws IllegalStateException if the contribution was not part of this tally */
    public PlaceTally minus(Contribution contribution) {
        List<PlaceReading> rest = new ArrayList<>(readings);
        for (PlaceReading reading : contribution.readings()) {
            if (!rest.remove(reading)) {
                throw new IllegalStateException("place tally: a reading to take back was never counted");
            }
        }
        return new PlaceTally(presence.minus(contribution.presence()), rest);
    }

    public boolean isEmpty() {
        return presence.isZero() && readings.isEmpty();
    }

    /** @return what the place as such adds to its areas: distinct places and the latest readings */
    public Counters figures() {
        Counters figures = presence.presence();
        for (PlaceReading reading : latest()) {
            figures = figures.plus(reading.counters());
        }
        return figures;
    }

    private Iterable<PlaceReading> latest() {
        Map<Integer, PlaceReading> latest = new HashMap<>();
        readings.forEach(it -> latest.merge(it.question(), it, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return latest.values();
    }
}
