package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a report costs in processor time: of all figures the one that other work on the machine disturbs least. */
final class ProcessorTimes {
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long reports, Duration topology, Duration broker) {}

    /**
     * What a report cost.
     *
     * @param topology microseconds of it, as {@code broker}
     */
    record Cost(long topology, long broker) {}

    void add(long reports, Duration topology, Duration broker) {
        samples.add(new Sample(reports, topology, broker));
    }

    /** @return between two counts, or a little wider; there was a sample before the first report and one behind the last */
    Cost between(double from, double to) {
        Sample first = samples.get(0);
        for (Sample it : samples) {
            if (it.reports() <= from) {
                first = it;
            }
        }
        Sample last =
                samples.stream().filter(it -> it.reports() >= to).findFirst().orElseThrow();
        long reports = last.reports() - first.reports();
        return new Cost(
                last.topology().minus(first.topology()).toNanos() / 1_000 / reports,
                last.broker().minus(first.broker()).toNanos() / 1_000 / reports);
    }
}
