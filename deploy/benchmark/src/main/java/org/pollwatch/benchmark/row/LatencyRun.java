package org.pollwatch.benchmark.row;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.ServedSet;
import org.pollwatch.benchmark.check.HeadquartersWatch;
import org.pollwatch.benchmark.check.ReceivedAt;
import org.pollwatch.benchmark.check.Sightings;
import org.pollwatch.benchmark.load.Exchange;
import org.pollwatch.benchmark.load.HttpLoad;
import org.pollwatch.benchmark.load.Latencies;
import org.pollwatch.benchmark.load.Pace;
import org.pollwatch.benchmark.load.PostReports;
import org.pollwatch.benchmark.row.LatencyLoad.Probed;

/** From a report's acknowledgement to headquarters' event stream, at a steady rate. */
final class LatencyRun {
    private static final int CONNECTIONS = 32;
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private final Plan plan;
    private final Progress progress;
    private final ServedSet set;
    private final Link link;
    private final LatencyLoad load;
    private final List<String> tokens;
    private final BitSet acknowledged;
    private final Map<Integer, Long> acknowledgedAt = new HashMap<>();
    private int firstMeasured;

    LatencyRun(
            Plan plan,
            Progress progress,
            ServedSet set,
            Link link,
            LatencyLoad load,
            List<String> tokens,
            BitSet acknowledged) {
        this.plan = plan;
        this.progress = progress;
        this.set = set;
        this.link = link;
        this.load = load;
        this.tokens = tokens;
        this.acknowledged = acknowledged;
    }

    List<Row> run() {
        Set<String> areas = new HashSet<>(Set.of(link.country()));
        load.probed().forEach(it -> areas.addAll(List.of(it.district(), it.region())));
        PostReports posts = new PostReports(load.stock(), link.mission().id(), tokens, acknowledged);
        Sightings sightings;
        try (HeadquartersWatch watch =
                        new HeadquartersWatch(set.headquarters(), link.form().id(), areas);
                HttpLoad http = new HttpLoad(set.host(), set.gatewayPort(), CONNECTIONS, posts.requestBytes())) {
            sightings = watch.sightings();
            Exchange exchange = new Timed(posts);
            progress.say(String.format("latency: warming up at %,d reports/s", plan.perSecond()));
            http.run(1, pace(plan.warmUp().multipliedBy(2)), exchange);
            firstMeasured = (int) http.next();
            progress.say(String.format("latency: measuring at %,d reports/s", plan.perSecond()));
            http.run(firstMeasured, pace(plan.span().multipliedBy(4)), exchange);
            settle(sightings);
        }
        Optional<String> fault =
                posts.allCreated() ? Optional.empty() : Optional.of("answers by status " + posts.statuses());
        Map<Integer, Instant> receivedAt = ReceivedAt.of(link);
        Seen regions = new Seen();
        Seen districts = new Seen();
        probes(sightings, regions, districts);
        Seen country = new Seen();
        acknowledgedAt.forEach((number, at) -> {
            if (number >= firstMeasured) {
                country.add(at, sightings.asOf(link.country(), receivedAt.get(number)));
            }
        });
        String rate = String.format("at %,d/s; ", plan.perSecond());
        String byCount = rate + "probes in regions where nothing else happens, seen when the count has come to them";
        return List.of(
                country.row("country", 0.5, fault, rate + "seen when asOf has come to its receivedAt")
                        .atMost(100),
                country.row("country", 0.99, fault, "").atMost(300),
                regions.row("region", 0.5, fault, byCount).atMost(100),
                regions.row("region", 0.99, fault, "").atMost(300),
                districts.row("district", 0.5, fault, ""),
                districts.row("district", 0.99, fault, "").atMost(500));
    }

    private Pace pace(Duration duration) {
        return new Pace.Open(duration, plan.perSecond());
    }

    /** Waits until headquarters has shown everything, also where it had fallen behind. */
    private void settle(Sightings sightings) {
        Map<String, Integer> wanted = new HashMap<>(Map.of(link.country(), acknowledged.cardinality()));
        acknowledged.stream()
                .filter(LatencyLoad::isProbe)
                .mapToObj(load::probed)
                .forEach(it -> {
                    wanted.merge(it.region(), 1, Integer::sum);
                    wanted.merge(it.district(), 1, Integer::sum);
                });
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (wanted.entrySet().stream().anyMatch(it -> sightings.reports(it.getKey()) < it.getValue())
                && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** The n-th acknowledged of a region is seen with the region's n-th report. */
    private void probes(Sightings sightings, Seen regions, Seen districts) {
        Map<Probed, Integer> counts = new HashMap<>();
        acknowledged.stream().filter(LatencyLoad::isProbe).boxed().forEach(number -> {
            Probed where = load.probed(number);
            int count = counts.merge(where, 1, Integer::sum);
            if (number >= firstMeasured) {
                long at = acknowledgedAt.get(number);
                regions.add(at, sightings.withReports(where.region(), count));
                districts.add(at, sightings.withReports(where.district(), count));
            }
        });
    }

    /** Notes when each report was acknowledged. */
    private final class Timed implements Exchange {
        private final PostReports posts;

        Timed(PostReports posts) {
            this.posts = posts;
        }

        @Override
        public void write(long number, ByteBuffer into) {
            posts.write(number, into);
        }

        @Override
        public void answered(long number, int status, ByteBuffer body, long dueNanos, long doneNanos) {
            posts.answered(number, status, body, dueNanos, doneNanos);
            acknowledgedAt.put((int) number, doneNanos);
        }
    }

    /** How long it took, and what was never seen. */
    private static final class Seen {
        private final Latencies latencies = new Latencies();
        private long unseen;

        void add(long acknowledgedAt, OptionalLong seenAt) {
            if (seenAt.isPresent()) {
                latencies.add(Math.max(0, seenAt.getAsLong() - acknowledgedAt));
            } else {
                unseen++;
            }
        }

        Row row(String where, double share, Optional<String> fault, String note) {
            Optional<String> lost = unseen == 0 ? Optional.empty() : Optional.of(unseen + " reports were not seen");
            return Row.of(
                            String.format("acknowledged to seen, %s, p%.0f", where, share * 100),
                            "ms",
                            latencies.millis(share),
                            latencies.count())
                    .checked(fault.or(() -> lost))
                    .noting(note);
        }
    }
}
