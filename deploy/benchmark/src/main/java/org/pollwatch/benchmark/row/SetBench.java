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
        awaitCountry(set, link, acknowledged.cardinality());
        progress.say("restart: SIGKILL to everything");
        long start = System.nanoTime();
        set.killAndRestart();
        long deadline = start + PATIENCE.toNanos();
        while (!isTaken(set, link, stock, token, last) && System.nanoTime() < deadline) {
            pause();
        }
        double taken = (System.nanoTime() - start) / 1e9;
        awaitCountry(set, link, acknowledged.cardinality());
        double seconds = (System.nanoTime() - start) / 1e9;
        return Row.of("restart, everything", "s", seconds, 1)
                .atMost(15)
                .noting(String.format(
                        "SIGKILL to the first figure with a later report; the gateway took that after %.1f s;"
                                + " %,d reports in state",
                        taken, last));
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
        boolean taken = status(request, HttpResponse.BodyHandlers.discarding())
                .filter(it -> it.statusCode() == CREATED)
                .isPresent();
        if (taken) {
            acknowledged.set(number);
        }
        return taken;
    }

    /** Waits until headquarters shows so many reports of the country. */
    private void awaitCountry(ServedSet set, Link link, long reports) {
        URI uri = set.headquarters()
                .resolve("rates?area=" + link.country() + "&form=" + link.form().id());
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        String wanted = "\"hour\":null,\"reports\":" + reports + ",";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!status(request, HttpResponse.BodyHandlers.ofString())
                .map(HttpResponse::body)
                .orElse("")
                .contains(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("headquarters did not come to " + reports + " reports");
            }
            pause();
        }
    }

    private <T> Optional<HttpResponse<T>> status(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return Optional.of(http.send(request, body));
        } catch (IOException notNow) {
            return Optional.empty();
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
