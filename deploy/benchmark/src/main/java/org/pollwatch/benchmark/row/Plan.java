package org.pollwatch.benchmark.row;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much is measured, on what.
 *
 * @param reports that the topology counts
 * @param day reports in state when it is killed
 * @param span of one measured section
 * @param perSecond reports a second while latency is measured
 * @param seed equal seeds give equal reports
 * @param mission the mission's directory
 * @param work where the beds are made and deleted again
 * @param profile where a recording of the topology's flight recorder is to go
 */
public record Plan(
        int reports,
        int day,
        Duration span,
        int perSecond,
        long seed,
        Path mission,
        Path work,
        Optional<Path> profile) {

    /** Contents of the reports; more would only take memory. */
    public static final int CONTENTS = 4_000;

    /** @return a warm-up before the sections */
    Duration warmUp() {
        return span.multipliedBy(2);
    }
}
