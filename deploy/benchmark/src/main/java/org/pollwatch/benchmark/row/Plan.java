package org.pollwatch.benchmark.row;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much is measured, on what.
 *
 * @param reports that the topology counts
 * @param spread reports that it counts on each number of partitions
 * @param growth reports that it counts in all while its log grows
 * @param day reports in state when it is killed
 * @param threads of the topology and of the pass-through beside it
 * @param span of one measured section
 * @param perSecond reports a second while latency is measured
 * @param watchers the most that watch headquarters
 * @param seed equal seeds give equal reports
 * @param mission the mission's directory
 * @param work where the beds are made and deleted again
 * @param recordings where recordings of the topology's flight recorder are to go, and how their names begin
 */
public record Plan(
        int reports,
        int spread,
        int growth,
        int day,
        int threads,
        Duration span,
        int perSecond,
        int watchers,
        long seed,
        Path mission,
        Path work,
        Optional<Path> recordings) {

    /** @return where the flight recorder is to write while that is measured */
    Optional<Path> recording(String what) {
        return recordings.map(it -> it.resolveSibling(it.getFileName() + "-" + what + ".jfr"));
    }

    /** @return a warm-up before the sections */
    Duration warmUp() {
        return span.multipliedBy(2);
    }
}
