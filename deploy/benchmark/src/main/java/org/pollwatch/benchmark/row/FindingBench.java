package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.benchmark.bed.KnownTeam;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.ServedSet;
import org.pollwatch.benchmark.check.FindingWatch;
import org.pollwatch.benchmark.load.HttpLoad;
import org.pollwatch.benchmark.load.Latencies;
import org.pollwatch.benchmark.load.MismatchPairs;
import org.pollwatch.benchmark.load.Pace;
import org.pollwatch.benchmark.load.PairedReports;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.mission.MissionFiles;

/** From the second of two contradicting numbers, acknowledged, to the finding on its topic, at a steady rate. */
public final class FindingBench {
    private static final int TEAMS = 50;
    private static final int CONNECTIONS = 32;
    private static final int PER_SECOND = 500;
    private static final String KIND = "mismatch";
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private final Plan plan;
    private final Progress progress;

    public FindingBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public List<Row> run(MissionFiles files) {
        progress.say("findings: starting everything with `pollwatch serve`");
        try (ServedSet set = ServedSet.start(plan.work().resolve("findings"), plan.mission(), files)) {
            Link link = set.link();
            List<String> tokens = link.addTeams(TEAMS);
            KnownTeam.await(set, link, tokens.get(TEAMS - 1));
            Stock stock = Stock.of(link.mission(), link.form(), place -> true, plan.seed());
            Duration warmUp = plan.warmUp().multipliedBy(2);
            Duration span = plan.span().multipliedBy(4);
            long requests = PER_SECOND * warmUp.plus(span).toSeconds();
            PairedReports pairs = new PairedReports(
                    stock, new MismatchPairs(link.mission()), link.mission().id(), tokens, requests);
            try (FindingWatch watch = new FindingWatch(link, KIND);
                    HttpLoad http = new HttpLoad(set.host(), set.gatewayPort(), CONNECTIONS, pairs.requestBytes())) {
                progress.say(String.format("findings: warming up at %d reports/s", PER_SECOND));
                http.run(1, new Pace.Open(warmUp, PER_SECOND), pairs);
                Set<String> warm = pairs.acknowledged().keySet();
                progress.say(String.format("findings: measuring at %d reports/s", PER_SECOND));
                http.run(http.next(), new Pace.Open(span, PER_SECOND), pairs);
                return rows(pairs, warm, settled(watch, pairs.acknowledged()));
            }
        }
    }

    private static Map<String, Long> settled(FindingWatch watch, Map<String, Long> wanted) {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (watch.seen().size() < wanted.size() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return watch.seen();
    }

    private static List<Row> rows(PairedReports pairs, Set<String> warm, Map<String, Long> seen) {
        Map<String, Long> wanted = pairs.acknowledged();
        Latencies latencies = new Latencies();
        wanted.forEach((id, at) -> {
            if (!warm.contains(id) && seen.containsKey(id)) {
                latencies.add(Math.max(0, seen.get(id) - at));
            }
        });
        Optional<String> difference = difference(pairs, wanted.keySet(), seen.keySet());
        String note = "at " + PER_SECOND + "/s; pairs of a station's protocol and a commission's table, either first";
        return List.of(
                row("p50", latencies.millis(0.5), latencies.count(), difference).noting(note),
                row("p99", latencies.millis(0.99), latencies.count(), difference));
    }

    private static Row row(String percentile, double millis, int count, Optional<String> difference) {
        return Row.of("second number acknowledged to finding, " + percentile, "ms", millis, count)
                .checked(difference);
    }

    private static Optional<String> difference(PairedReports pairs, Set<String> wanted, Set<String> seen) {
        if (!pairs.allCreated()) {
            return Optional.of("answers by status " + pairs.statuses());
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(seen);
        Set<String> more = new TreeSet<>(seen);
        more.removeAll(wanted);
        return missing.isEmpty() && more.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.size() + " findings were not raised, " + more.size() + " without a cause");
    }
}
