package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a report costs in processor time: of all figures the one that other work on the machine disturbs least. */
final class ProcessorTimes {
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long reports, Duration topology, Duration broker) {}

    void add(long reports, Duration topology, Duration broker) {
        samples.add(new Sample(reports, topology, broker));
    }

    /** @return for the reader: microseconds a report between two counts */
    String between(double from, double to) {
        Sample first =
                samples.stream().filter(it -> it.reports() >= from).findFirst().orElseThrow();
        Sample last =
                samples.stream().filter(it -> it.reports() >= to).findFirst().orElseThrow();
        long reports = last.reports() - first.reports();
        if (reports == 0) {
            return "processor time unknown";
        }
        return String.format(
                "processor time a report: topology %,d \u00b5s, broker %,d \u00b5s",
                last.topology().minus(first.topology()).toNanos() / 1_000 / reports,
                last.broker().minus(first.broker()).toNanos() / 1_000 / reports);
    }
}
