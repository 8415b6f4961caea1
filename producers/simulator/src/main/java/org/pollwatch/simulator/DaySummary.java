package org.pollwatch.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pollwatch.simulator.day.Injection;
import org.pollwatch.simulator.drive.DriveCounts;

/**
 * What a simulated day was.
 *
 * @param reports that stand at the end
 * @param submissions that were sent for it, repetitions counted
 * @param injected how often each thing went wrong, all kinds
 * @param took in real time
 */
public record DaySummary(
        String mission,
        long seed,
        int reports,
        long submissions,
        Map<Injection, Long> injected,
        DriveCounts counts,
        Duration took) {

    /** @return a few lines for a person */
    public String text() {
        String faults = injected.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                """
                %s, seed %d: %,d reports stand, %,d were sent in %.1f s
                  injected: %s
                  gateway: %,d appended, %,d stood already, %,d requests; sent again after %,d x 5xx, %,d x 429, %,d x no answer
                """,
                mission,
                seed,
                reports,
                submissions,
                took.toMillis() / 1000.0,
                faults,
                counts.created(),
                counts.known(),
                counts.attempts(),
                counts.unavailable(),
                counts.throttled(),
                counts.unanswered());
    }
}
