package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.pollwatch.counting.AreaFigures;

/**
 * The additive part of an area's figures, by indicator.
 *
 * @param byIndicator indicators that count nothing may be absent
 * @param asOf the highest receivedAt folded; {@link Instant#EPOCH} where nothing was
 */
public record AreaCounts(Map<String, Count> byIndicator, Instant asOf) {
    /** Nothing counted. */
    public static final AreaCounts NONE = new AreaCounts(Map.of(), Instant.EPOCH);

    public AreaCounts {
        byIndicator = Map.copyOf(byIndicator);
    }

    /** @param figures of a suspect tally there are none, so there is nothing counted */
    public static AreaCounts of(AreaFigures figures) {
        Map<String, Count> counts = new HashMap<>();
        figures.indicators()
                .forEach(it -> counts.put(
                        it.id(),
                        new Count(
                                it.flagged(),
                                it.applicable(),
                                it.numbers().orElse(0),
                                it.sum().orElse(0))));
        return new AreaCounts(counts, Times.later(figures.asOf(), Instant.EPOCH));
    }

    /** @return both together; right for everything but distinct places, which this does not have */
    public AreaCounts plus(AreaCounts other) {
        Map<String, Count> sum = new HashMap<>(byIndicator);
        other.byIndicator.forEach((id, count) -> sum.merge(id, count, Count::plus));
        return new AreaCounts(sum, Times.later(asOf, other.asOf));
    }

    /** @return zeros for an indicator that counts nothing */
    public Count count(String indicator) {
        return byIndicator.getOrDefault(indicator, Count.ZERO);
    }

    /**
     * One indicator.
     *
     * @param flagged for a ratio the sum above the line
     * @param applicable for a ratio the sum below the line
     * @param numbers how many numbers its question was answered with; 0 unless it is a number's or a limit's indicator
     * @param sum of those numbers
     */
    public record Count(long flagged, long applicable, long numbers, long sum) {
        static final Count ZERO = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    flagged + other.flagged, applicable + other.applicable, numbers + other.numbers, sum + other.sum);
        }

        boolean isProportion() {
            return flagged >= 0 && flagged <= applicable;
        }

        Count minus(Count other) {
            return new Count(
                    flagged - other.flagged, applicable - other.applicable, numbers - other.numbers, sum - other.sum);
        }
    }
}
