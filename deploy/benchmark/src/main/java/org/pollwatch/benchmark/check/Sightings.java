package org.pollwatch.benchmark.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** When a watcher of headquarters saw which state of which area. Written by one thread; the times are read after it has ended. */
public final class Sightings {
    private final Map<String, List<Sighting>> byArea = new ConcurrentHashMap<>();
    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    /**
     * A state of an area.
     *
     * @param nanos when it was seen, on {@link System#nanoTime()}'s clock
     */
    public record Sighting(long nanos, long reports, Instant asOf) {}

    void add(String area, Sighting sighting) {
        byArea.computeIfAbsent(area, it -> new ArrayList<>()).add(sighting);
        newest.put(area, sighting.reports());
    }

    /** @return how many reports the area was last seen with */
    public long reports(String area) {
        return newest.getOrDefault(area, 0L);
    }

    /** @return when the area was first seen with so many reports */
    public OptionalLong withReports(String area, long reports) {
        return first(area, it -> it.reports() >= reports);
    }

    /** @return when the area was first seen in a state that rests on this time or a later one */
    public OptionalLong asOf(String area, Instant receivedAt) {
        return first(area, it -> !it.asOf().isBefore(receivedAt));
    }

    /** States only grow, so the first that fits is found by halving. */
    private OptionalLong first(String area, Predicate<Sighting> fits) {
        List<Sighting> all = byArea.getOrDefault(area, List.of());
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fits.test(all.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == all.size()
                ? OptionalLong.empty()
                : OptionalLong.of(all.get(low).nanos());
    }
}
