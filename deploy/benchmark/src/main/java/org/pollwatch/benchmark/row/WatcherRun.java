package org.pollwatch.benchmark.row;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.ServedSet;
import org.pollwatch.benchmark.check.HeadquartersWatch;
import org.pollwatch.benchmark.check.ReceivedAt;
import org.pollwatch.benchmark.load.Audience;
import org.pollwatch.benchmark.load.Exchange;
import org.pollwatch.benchmark.load.HttpLoad;
import org.pollwatch.benchmark.load.Latencies;
import org.pollwatch.benchmark.load.Pace;
import org.pollwatch.benchmark.load.PostReports;
import org.pollwatch.benchmark.load.Stock;

/**
 * Headquarters under many eyes: how fresh the first and the last of them are kept, what they cost, what one does to the
 * others that reads nothing at all, and how soon one is whole again that was away. All watch the country and its regions,
 * as the page does that nobody has turned to a region.
 */
final class WatcherRun {
    private static final int CONNECTIONS = 32;
    private static final int TENTH = 10;
    private static final double PERCENT = 100;
    private static final double MEGABYTES = 1e6;
    private static final double MILLIS = 1e6;
    private static final Duration SETTLE = Duration.ofMinutes(2);
    private static final int WARM_UPS = 8;
    private static final Duration KEEPS_UP = Duration.ofSeconds(1);
    private static final long POLL_MS = 5;

    private final Plan plan;
    private final Progress progress;
    private final ServedSet set;
    private final Link link;
    private final Stock stock;
    private final List<String> tokens;
    private final BitSet acknowledged;
    private final Map<Integer, Long> acknowledgedAt = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    WatcherRun(
            Plan plan,
            Progress progress,
            ServedSet set,
            Link link,
            Stock stock,
            List<String> tokens,
            BitSet acknowledged) {
        this.plan = plan;
        this.progress = progress;
        this.set = set;
        this.link = link;
        this.stock = stock;
        this.tokens = tokens;
        this.acknowledged = acknowledged;
    }

    List<Row> run() {
        warmUp();
        int few = Math.max(2, plan.watchers() / TENTH);
        measure(few, plan.perSecond(), true);
        measure(plan.watchers(), Math.max(1, plan.perSecond() / TENTH), false);
        reconnect();
        return rows;
    }

    /** Until headquarters keeps up, which a young JVM does not, or it seems that it never will. */
    private void warmUp() {
        Duration behind = SETTLE;
        for (int round = 1; round <= WARM_UPS && behind.compareTo(KEEPS_UP) > 0; round++) {
            progress.say(String.format("watchers: warming up, round %d", round));
            try (HeadquartersWatch alone = watch(Optional.empty())) {
                post(plan.perSecond(), plan.warmUp().multipliedBy(2));
                long start = System.nanoTime();
                settle(alone);
                behind = Duration.ofNanos(System.nanoTime() - start);
            }
        }
    }

    /** @param held whether one more watches and reads nothing until the end */
    private void measure(int watchers, int perSecond, boolean held) {
        progress.say(String.format("watchers: %,d at %,d reports/s", watchers, perSecond));
        double before = set.residentBytes() / MEGABYTES;
        double alone = processorAlone(perSecond);
        Optional<HeadquartersWatch> slow = held ? Optional.of(watch(Optional.empty())) : Optional.empty();
        slow.ifPresent(HeadquartersWatch::hold);
        int first = acknowledged.length();
        double processor;
        long bytes;
        int lost;
        HeadquartersWatch earliest = watch(Optional.empty());
        try (earliest;
                Audience audience = new Audience(events(), Math.max(1, watchers - 2));
                HeadquartersWatch latest = watch(Optional.empty())) {
            long bytesBefore = audience.bytes();
            processor = processorWhile(() -> post(perSecond, plan.span().multipliedBy(4)));
            bytes = audience.bytes() - bytesBefore;
            settle(earliest);
            settle(latest);
            lost = audience.lost();
            String many = String.format("%,d watchers", watchers);
            double resident = set.residentBytes() / MEGABYTES - before;
            seen(first, many, perSecond, held, lost, List.of(earliest, latest));
            rows.add(Row.of("processor of the set, " + many, "% of a core", processor, 1)
                    .against("1 watcher", alone)
                    .noting(String.format(
                            "at %,d reports/s; %.1f MB/s sent to all of them",
                            perSecond, bytes / MEGABYTES / seconds(plan.span().multipliedBy(4)))));
            rows.add(Row.of("memory of " + many, "MB", Math.max(0.1, resident), 1)
                    .noting("resident memory of the set, more than before they came; the heap's own growth included"));
        }
        slow.ifPresent(this::release);
    }

    private void seen(int first, String many, int perSecond, boolean held, int lost, List<HeadquartersWatch> watches) {
        Map<Integer, Instant> receivedAt = ReceivedAt.of(link);
        Latencies latencies = new Latencies();
        long unseen = 0;
        for (HeadquartersWatch watch : watches) {
            for (Map.Entry<Integer, Long> entry : acknowledgedAt.entrySet()) {
                if (entry.getKey() < first) {
                    continue;
                }
                OptionalLong at = watch.sightings().asOf(link.country(), receivedAt.get(entry.getKey()));
                if (at.isPresent()) {
                    latencies.add(Math.max(0, at.getAsLong() - entry.getValue()));
                } else {
                    unseen++;
                }
            }
        }
        Optional<String> fault = unseen > 0
                ? Optional.of(unseen + " reports were not seen")
                : lost > 0 ? Optional.of(lost + " streams broke") : Optional.empty();
        String note = String.format("the country at %,d reports/s, by the first and the last of them", perSecond)
                + (held ? "; one more reads nothing" : "");
        for (double share : new double[] {0.5, 0.99}) {
            rows.add(Row.of(
                            String.format("acknowledged to seen, %s, p%.0f", many, share * PERCENT),
                            "ms",
                            latencies.millis(share),
                            latencies.count())
                    .checked(fault)
                    .noting(note));
        }
    }

    /** The one that read nothing reads again: what it missed comes as it stands now, not as it went. */
    private void release(HeadquartersWatch slow) {
        try (slow) {
            long start = System.nanoTime();
            slow.release();
            settle(slow);
            rows.add(Row.of("a slow watcher, whole again", "ms", (System.nanoTime() - start) / MILLIS, 1)
                    .checked(missing(slow))
                    .noting("it read nothing while the others above were measured"));
        }
    }

    private void reconnect() {
        String last;
        try (HeadquartersWatch leaves = watch(Optional.empty())) {
            settle(leaves);
            last = leaves.lastEventId();
        }
        post(Math.max(1, plan.perSecond() / TENTH), plan.span());
        try (HeadquartersWatch other = watch(Optional.empty())) {
            settle(other);
        }
        comeBack("a reconnect, whole again", Optional.of(last), "what is newer than its last event");
        comeBack("a new watcher, whole", Optional.empty(), "the whole picture");
    }

    private void comeBack(String name, Optional<String> last, String note) {
        Latencies latencies = new Latencies();
        Optional<String> fault = Optional.empty();
        for (int i = 0; i < TENTH; i++) {
            long start = System.nanoTime();
            try (HeadquartersWatch back = watch(last)) {
                settle(back);
                latencies.add(System.nanoTime() - start);
                fault = fault.or(() -> missing(back));
            }
        }
        rows.add(Row.of(name, "ms", latencies.millis(0.5), latencies.count())
                .checked(fault)
                .noting(note));
    }

    private Optional<String> missing(HeadquartersWatch watch) {
        long seen = watch.sightings().reports(link.country());
        int wanted = acknowledged.cardinality();
        return seen == wanted ? Optional.empty() : Optional.of("saw " + seen + " of " + wanted + " reports");
    }

    private double processorAlone(int perSecond) {
        try (HeadquartersWatch alone = watch(Optional.empty())) {
            double processor = processorWhile(() -> post(perSecond, plan.span().multipliedBy(2)));
            settle(alone);
            return processor;
        }
    }

    /** @return in per cent of one core */
    private double processorWhile(Runnable work) {
        Duration before = set.processorTime();
        long start = System.nanoTime();
        work.run();
        double nanos = System.nanoTime() - start;
        return Math.max(0.1, PERCENT * set.processorTime().minus(before).toNanos() / nanos);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private URI events() {
        return set.headquarters().resolve("events?around=" + link.country());
    }

    private HeadquartersWatch watch(Optional<String> lastEventId) {
        return new HeadquartersWatch(events(), link.form().id(), Set.of(link.country()), lastEventId);
    }

    /** Numbers go on from report to report, so that each is sent once. */
    private void post(int perSecond, Duration duration) {
        PostReports posts = new PostReports(stock, link.mission().id(), tokens, acknowledged);
        try (HttpLoad http = new HttpLoad(set.host(), set.gatewayPort(), CONNECTIONS, posts.requestBytes())) {
            http.run(acknowledged.length(), new Pace.Open(duration, perSecond), new Exchange() {
                @Override
                public void write(long number, ByteBuffer into) {
                    posts.write(number, into);
                }

                @Override
                public void answered(long number, int status, ByteBuffer body, long dueNanos, long doneNanos) {
                    posts.answered(number, status, body, dueNanos, doneNanos);
                    acknowledgedAt.put((int) number, doneNanos);
                }
            });
        }
        if (!posts.allCreated()) {
            throw new IllegalStateException("answers by status " + posts.statuses());
        }
    }

    /** Waits until the watcher has seen everything that was acknowledged. */
    private void settle(HeadquartersWatch watch) {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (watch.sightings().reports(link.country()) < acknowledged.cardinality() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
