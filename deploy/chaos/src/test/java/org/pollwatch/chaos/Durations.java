package org.pollwatch.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How long it took at each kind of fault. */
final class Durations {
    private static final double MILLIS = 1_000;

    /**
     * @param live from the end of the fault, or the beginning of its cure, to figures that rest on later reports
     * @param oldest how old figures were at most, from the beginning of the fault on
     */
    record Once(Duration live, Duration oldest) {}

    private final Map<Fault, List<Once>> all = new TreeMap<>();

    void add(Fault fault, Once once) {
        all.computeIfAbsent(fault, it -> new ArrayList<>()).add(once);
    }

    /** @return a line for each kind: how often, median and longest of both, in seconds */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append("seconds                         to live figures     oldest figures\n");
        table.append(
                String.format(Locale.ROOT, "%-24s %3s %8s %8s  %8s %8s%n", "fault", "n", "p50", "max", "p50", "max"));
        all.forEach((fault, some) -> table.append(String.format(
                Locale.ROOT,
                "%-24s %3d %s  %s%n",
                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                some.size(),
                middleAndMost(some, Once::live),
                middleAndMost(some, Once::oldest))));
        return table.toString();
    }

    private static String middleAndMost(List<Once> some, Function<Once, Duration> which) {
        List<Duration> sorted = some.stream().map(which).sorted().toList();
        return String.format(
                Locale.ROOT,
                "%8.1f %8.1f",
                sorted.get((sorted.size() - 1) / 2).toMillis() / MILLIS,
                sorted.get(sorted.size() - 1).toMillis() / MILLIS);
    }
}
