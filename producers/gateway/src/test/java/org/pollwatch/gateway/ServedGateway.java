package org.pollwatch.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Report;
import org.pollwatch.gateway.intake.Receipts;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.gateway.intake.Teams;
import org.pollwatch.gateway.twin.TwinParts;

/** The real server on free ports, on a log, teams and receipts in memory that a test can reach into. */
public final class ServedGateway implements AutoCloseable {
    public static final String TOKEN = "token-of-R01";
    public static final String OTHER_TOKEN = "token-of-R10";

    public final MemoryLog log = new MemoryLog();
    public final MemoryTeams teams = new MemoryTeams();
    public final MemoryReceipts receipts = new MemoryReceipts();
    private final List<Query> queries = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Gateway gateway;

    private ServedGateway(UnaryOperator<GatewaySettings> settings) {
        teams.put(TOKEN, new TeamIdentity("R01", List.of("AV-N")));
        teams.put(OTHER_TOKEN, new TeamIdentity("R10", List.of("AV-C", "AV-S")));
        this.gateway = Gateway.start(
                settings.apply(GatewaySettings.of("none:1", "mock://none", List.of(Arvenia.ID))
                        .at("127.0.0.1", 0, 0)),
                TwinParts.of(List.of(Arvenia.mission()), teams, receipts, this::asked, log));
    }

    public static ServedGateway start() {
        return new ServedGateway(settings -> settings);
    }

    public static ServedGateway start(UnaryOperator<GatewaySettings> settings) {
        return new ServedGateway(settings);
    }

    /** Headquarters asks a team back. */
    public void ask(Query query) {
        queries.add(query);
    }

    private List<Query> asked(String mission, String team) {
        return queries.stream()
                .filter(it -> mission.equals(Arvenia.ID) && it.getTeam().equals(team))
                .toList();
    }

    /** Teams in memory. */
    public static final class MemoryTeams implements Teams {
        private final Map<String, TeamIdentity> byToken = new HashMap<>();
        private volatile boolean stale;

        void put(String token, TeamIdentity team) {
            byToken.put(token, team);
        }

        public void revoke(String token) {
            byToken.remove(token);
        }

        public void goStale() {
            stale = true;
        }

        @Override
        public Optional<TeamIdentity> find(String mission, String token) {
            return mission.equals(Arvenia.ID) ? Optional.ofNullable(byToken.get(token)) : Optional.empty();
        }

        @Override
        public Optional<TeamIdentity> byCode(String mission, String code) {
            return mission.equals(Arvenia.ID)
                    ? byToken.values().stream()
                            .filter(it -> it.code().equals(code))
                            .findFirst()
                    : Optional.empty();
        }

        @Override
        public boolean isFresh() {
            return !stale;
        }
    }

    /** Receipts in memory: the next hint is whatever a test said. */
    public static final class MemoryReceipts implements Receipts {
        private volatile Hint hint = Hint.NEW;
        private volatile List<Receipt> known = List.of();

        public void hint(Hint next) {
            hint = next;
        }

        public void know(List<Receipt> receipts) {
            known = List.copyOf(receipts);
        }

        @Override
        public Hint hint(String mission, Report report, String team) {
            return hint;
        }

        @Override
        public CompletionStage<List<Receipt>> of(String mission, String reportId, String team) {
            return CompletableFuture.completedFuture(known.stream()
                    .filter(it ->
                            it.getReportId().equals(reportId) && it.getTeam().equals(team))
                    .toList());
        }
    }

    public int port() {
        return gateway.port();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpRequest.Builder mission(String rest) {
        return request("/v1/missions/" + Arvenia.ID + rest).header("Authorization", "Bearer " + TOKEN);
    }

    /** As ODK Collect asks: under the path that holds the token. */
    public HttpRequest.Builder collect(String token, String rest) {
        return request("/v1/key/" + token + "/missions/" + Arvenia.ID + rest).header("X-OpenRosa-Version", "1.0");
    }

    public HttpResponse<String> post(String json) {
        return send(
                mission("/reports").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> postBatch(String lines) {
        return send(mission("/reports:batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
    }

    public HttpResponse<String> get(String rest) {
        return send(mission(rest).GET());
    }

    public HttpResponse<String> manage(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.managementPort() + path)));
    }

    public CompletableFuture<HttpResponse<String>> postLater(String json) {
        return client.sendAsync(
                mission("/reports")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the first error of a problem, as {@code field code} */
    public static String firstError(HttpResponse<String> response) {
        JsonObject error =
                new JsonObject(response.body()).getJsonArray("errors").getJsonObject(0);
        return error.getString("field") + " " + error.getString("code");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
