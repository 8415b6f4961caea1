package org.pollwatch.benchmark.row;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.Preload;
import org.pollwatch.benchmark.bed.ServedSet;
import org.pollwatch.benchmark.check.Expected;
import org.pollwatch.benchmark.check.LogCheck;
import org.pollwatch.benchmark.check.PublishedFigures;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.mission.MissionFiles;

/** The whole product as a user runs it, in its one JVM and the registry's: how soon a report is seen, and seen again. */
public final class SetBench {
    private static final int TEAMS = 50;
    private static final int CREATED = 201;
    private static final double GIGABYTES = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long POLL_MS = 20;

    private final Plan plan;
    private final Progress progress;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final BitSet acknowledged = new BitSet();

    public SetBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** @param latency, {@code watchers} and {@code restart}: which of them is measured */
    public List<Row> run(MissionFiles files, boolean latency, boolean watchers, boolean restart) {
        progress.say("set: starting everything with `pollwatch serve`");
        try (ServedSet set = ServedSet.start(plan.work().resolve("set"), plan.mission(), files)) {
            Link link = set.link();
            List<String> tokens = link.addTeams(TEAMS);
            LatencyLoad load = LatencyLoad.of(link, plan.seed());
            awaitToken(set, link, load.stock(), tokens.get(TEAMS - 1));
            List<Row> rows = new ArrayList<>();
            if (latency) {
                rows.addAll(new LatencyRun(plan, progress, set, link, load, tokens, acknowledged).run());
                rows.add(memory(set));
            }
            if (watchers) {
                rows.addAll(new WatcherRun(plan, progress, set, link, load.stock(), tokens, acknowledged).run());
            }
            if (restart) {
                rows.add(restart(set, link, load.stock(), tokens.get(0)));
                rows.addAll(emptyDesk(set, link));
                rows.addAll(sizes(set, link));
            }
            return checked(link, load.stock(), rows);
        }
    }

    /** A new token takes a moment to be known. The report of number 0 is posted for that. */
    private void awaitToken(ServedSet set, Link link, Stock stock, String token) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTaken(set, link, stock, token, 0)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the gateway does not know a new team");
            }
            pause();
        }
    }

    private Row memory(ServedSet set) {
        return Row.of("memory of the set", "GB", set.residentBytes() / GIGABYTES, 1)
                .atMost(1.5)
                .noting("resident memory of both processes after the load above");
    }

    private List<Row> sizes(ServedSet set, Link link) {
        String note = String.format(
                "%,d reports of %,d teams at %,d places in state",
                acknowledged.cardinality(),
                Preload.TEAMS,
                link.mission().places().size());
        return List.of(
                Row.of("memory with that state", "GB", set.residentBytes() / GIGABYTES, 1)
                        .noting(note),
                Row.of("state on disk", "GB", set.stateBytes() / GIGABYTES, 1).noting(note),
                Row.of("log on disk", "GB", set.logBytes() / GIGABYTES, 1).noting("changelogs included"));
    }

    private Row restart(ServedSet set, Link link, Stock stock, String token) {
        int first = acknowledged.length();
        progress.say(String.format("restart: writing %,d reports to the log", Math.max(0, plan.day() - first)));
        Preload.send(link, stock, first, Math.max(first, plan.day()), acknowledged);
        int last = acknowledged.length();
        DeskAnswers desk = new DeskAnswers(http, set.headquarters(), link, set::expectAlive);
        desk.awaitCountry(acknowledged.cardinality());
        progress.say("restart: SIGKILL to everything");
        long start = System.nanoTime();
        set.killAndRestart();
        long deadline = start + PATIENCE.toNanos();
        while (!isTaken(set, link, stock, token, last) && System.nanoTime() < deadline) {
            set.expectAlive();
            pause();
        }
        double taken = (System.nanoTime() - start) / 1e9;
        desk.awaitCountry(acknowledged.cardinality());
        double seconds = (System.nanoTime() - start) / 1e9;
        return Row.of("restart, everything", "s", seconds, 1)
                .atMost(15)
                .noting(String.format(
                        "SIGKILL to the first figure with a later report; the gateway took that after %.1f s;"
                                + " %,d reports in state",
                        taken, last));
    }

    /** Another headquarters on the same topics, with nothing of its own. */
    private List<Row> emptyDesk(ServedSet set, Link link) {
        long reports = acknowledged.cardinality();
        progress.say(String.format("restart: a headquarters that starts empty, %,d reports", reports));
        long start = System.nanoTime();
        try (ServedSet.EmptyDesk empty = set.startEmptyDesk()) {
            DeskAnswers desk = new DeskAnswers(http, empty.mission(), link, empty.child()::expectAlive);
            desk.awaitCountry(reports);
            double figures = (System.nanoTime() - start) / 1e9;
            desk.awaitReports(reports);
            double whole = (System.nanoTime() - start) / 1e9;
            String note = String.format("from the start of its JVM; %,d reports in the topics", reports);
            return List.of(
                    Row.of("desk from empty, figures", "s", figures, 1)
                            .atMost(10)
                            .noting(note),
                    Row.of("desk from empty, every report", "s", whole, 1).noting(note));
        }
    }

    /** Posts a report; whatever happens, it may be posted again. */
    private boolean isTaken(ServedSet set, Link link, Stock stock, String token, int number) {
        ByteBuffer body = ByteBuffer.allocate(stock.longest());
        stock.json(number, body);
        URI uri = URI.create("http://" + set.host() + ":" + set.gatewayPort() + "/v1/missions/"
                + link.mission().id() + "/reports");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(12))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(body.array(), body.position())))
                .build();
        boolean taken = status(request).orElse(0) == CREATED;
        if (taken) {
            acknowledged.set(number);
        }
        return taken;
    }

    private OptionalInt status(HttpRequest request) {
        try {
            return OptionalInt.of(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException notNow) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<Row> checked(Link link, Stock stock, List<Row> rows) {
        progress.say("set: comparing with the log, and asking the oracle");
        Optional<String> log = LogCheck.atLeastOnceEach(link, acknowledged);
        try (PublishedFigures published = new PublishedFigures(link)) {
            Optional<String> difference = log.or(() -> published.difference(
                    new Expected(link.mission(), stock).figures(acknowledged), Duration.ofSeconds(60)));
            return rows.stream()
                    .map(row -> row.isOk() ? row.checked(difference) : row)
                    .toList();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
