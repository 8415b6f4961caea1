package org.pollwatch.benchmark.row;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much is measured, on what.
 *
 * @param reports that the topology counts
 * @param day reports in state when it is killed
 * @param threads of the topology and of the pass-through beside it
 * @param span of one measured section
 * @param perSecond reports a second while latency is measured
 * @param watchers the most that watch headquarters
 * @param seed equal seeds give equal reports
 * @param mission the mission's directory
 * @param work where the beds are made and deleted again
 * @param profile where a recording of the topology's flight recorder is to go
 */
public record Plan(
        int reports,
        int day,
        int threads,
        Duration span,
        int perSecond,
        int watchers,
        long seed,
        Path mission,
        Path work,
        Optional<Path> profile) {

    /** @return a warm-up before the sections */
    Duration warmUp() {
        return span.multipliedBy(2);
    }
}
