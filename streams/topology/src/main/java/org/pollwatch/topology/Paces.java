package org.pollwatch.topology;

import java.time.Duration;

/**
 * How often what changed is published, and how often the log is told the time.
 *
 * @param quick the country and the regions
 * @param slow districts, and coverage
 * @param hourly the figures of single hours, at every level
 * @param judging the findings of areas, and the quick count
 * @param definition how often it is looked whether there is a newer definition
 * @param clock how often this instance tells the log what time it is; zero for never
 */
public record Paces(
        Duration quick, Duration slow, Duration hourly, Duration judging, Duration definition, Duration clock) {
    /** What fits beside the rest on two cores. */
    public static final Paces USUAL = new Paces(
            Duration.ofMillis(40),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    /** @return the same with another period of the clock; zero for none */
    public Paces withClock(Duration period) {
        return new Paces(quick, slow, hourly, judging, definition, period);
    }
}
