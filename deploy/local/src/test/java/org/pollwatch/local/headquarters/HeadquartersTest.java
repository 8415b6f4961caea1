package org.pollwatch.local.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topics;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import org.pollwatch.local.cluster.Cluster;

/** Headquarters over a real broker and registry. */
final class HeadquartersTest {
    private static final String MISSION = "river-2026";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Cluster cluster;
    private static RatesWriter writer;

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        Topics topics = cluster.publish(Cluster.mission(MISSION));
        writer = new RatesWriter(cluster, topics);
    }

    @AfterAll
    static void stop() {
        writer.close();
        cluster.close();
    }

    private static Headquarters headquarters(String... missions) {
        return Headquarters.start(
                HeadquartersSettings.defaults(cluster.bootstrap(), cluster.registryUrl(), List.of(missions))
                        .withPorts(0, 0));
    }

    private static String get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        HttpResponse<String> response =
                HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static JsonNode rates(Headquarters headquarters, String query) throws Exception {
        return JSON.readTree(get(headquarters.port(), "/v1/missions/" + MISSION + "/rates" + query))
                .path("rates");
    }

    private static void awaitReports(Headquarters headquarters, String area, long reports) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rates(headquarters, "?area=" + area)
                        .path(0)
                        .path("reports")
                        .asLong())
                .isEqualTo(reports));
    }

    @Test
    void shouldShowWhatComesAndShowItAllAgainAfterARestart() throws Exception {
        try (Headquarters headquarters = headquarters(MISSION)) {
            assertThat(get(headquarters.port(), "/v1/missions")).contains("\"id\":\"" + MISSION + "\"");
            writer.day("AV", 7);
            writer.day("AV", 8);
            writer.hour("AV", "2026-09-27T10", 5);
            awaitReports(headquarters, "AV", 8);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rates(headquarters, "?hour=all&area=AV"))
                    .hasSize(1));
        }
        try (Headquarters again = headquarters(MISSION)) {
            // No waiting here: started means whole.
            assertThat(rates(again, "?area=AV").path(0).path("reports").asLong())
                    .isEqualTo(8);
            assertThat(rates(again, "?hour=2026-09-27T10&area=AV")).hasSize(1);
            assertThat(get(again.managementPort(), "/health")).contains("UP");
            assertThat(get(again.managementPort(), "/metrics")).contains("pollwatch_headquarters_records_total");
        }
    }

    @Test
    void shouldNeverShowWhatWasNotCommitted() throws Exception {
        try (Headquarters headquarters = headquarters(MISSION)) {
            writer.aborted("AV", 666);
            writer.day("AV", 9);
            awaitReports(headquarters, "AV", 9);
            assertThat(get(headquarters.port(), "/v1/missions/" + MISSION + "/rates"))
                    .doesNotContain("666");
        }
    }

    @Test
    void shouldResumeAWatchersStreamOverARestart() throws Exception {
        String area = Cluster.mission(MISSION).mission().areas().all().stream()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .id();
        String seen;
        try (Headquarters headquarters = headquarters(MISSION)) {
            writer.day("AV", 21);
            awaitReports(headquarters, "AV", 21);
            seen = firstEvent(headquarters, "").id();
        }
        try (Headquarters again = headquarters(MISSION)) {
            writer.day(area, 22);
            Event event = firstEvent(again, seen);
            assertThat(event.name()).isEqualTo("rates");
            assertThat(event.data().path("rates").findValuesAsText("area")).containsExactly(area);
        }
    }

    @Test
    void shouldSayWhichTopicIsMissing() {
        assertThatThrownBy(() -> headquarters(MISSION, "nowhere-1"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("pollwatch.nowhere-1.rates.v1 does not exist")
                .hasMessageNotContaining(MISSION);
    }

    @Test
    void shouldGoOnWhenTheBrokerComesBack() {
        try (Headquarters headquarters = headquarters(MISSION)) {
            cluster.stopBroker();
            cluster.startBroker();
            writer.day("AV", 31);
            awaitReports(headquarters, "AV", 31);
        }
    }

    /** What else is told at a reconnect is not what these tests are about. */
    private static Event firstEvent(Headquarters headquarters, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + headquarters.port() + "/v1/missions/" + MISSION + "/events"));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<java.io.InputStream> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            while (true) {
                String line = lines.readLine();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ") && OF_RATES.contains(name)) {
                    return new Event(id, name, JSON.readTree(line.substring(6)));
                }
            }
        }
    }

    private static final Set<String> OF_RATES = Set.of("snapshot", "rates");

    private record Event(String id, String name, JsonNode data) {}
}
