package org.pollwatch.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.cluster.Cluster;

/** What observers see while the broker is away, and after it came back. */
class GatewayWithoutBrokerTest {
    private static final String MISSION = "river-2026";

    private Cluster cluster;
    private Topics topics;
    private Gateway gateway;
    private GatewayClient client;

    @BeforeEach
    void start() throws IOException {
        cluster = Cluster.start();
        topics = cluster.publish(Cluster.mission(MISSION));
        String token;
        try (RecordSerdes serdes = new RecordSerdes(cluster.registryUrl());
                TeamRegistry teams = new TeamRegistry(cluster.bootstrap(), serdes, topics)) {
            token = teams.add("R01", List.of());
        }
        gateway = Gateway.start(GatewaySettings.of(cluster.bootstrap(), cluster.registryUrl(), List.of(MISSION))
                .at("127.0.0.1", 0, 0));
        client = new GatewayClient(gateway, token);
    }

    @AfterEach
    void stop() {
        gateway.close();
        cluster.close();
    }

    @Test
    void shouldAnswer503InTimeWhileTheBrokerIsAwayAndTakeReportsAgainAfterwards() throws IOException {
        Set<String> taken = new HashSet<>();
        List<String> sent = new ArrayList<>();
        assertThat(post(sent, taken).statusCode()).isEqualTo(201);
        cluster.stopBroker();

        long asked = System.nanoTime();
        HttpResponse<String> first = post(sent, taken);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("retry-after")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));

        // From 5 s without a word of the teams on, a revocation could have been missed.
        await("it refuses all, since it hears nothing of the teams")
                .atMost(Duration.ofSeconds(20))
                .until(() -> post(sent, taken).body().contains("revoked"));
        asked = System.nanoTime();
        assertThat(post(sent, taken).statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));

        cluster.startBroker();
        await("reports are taken again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> post(sent, taken).statusCode() == 201);
        try (RecordSerdes serdes = new RecordSerdes(cluster.registryUrl())) {
            assertThat(TopicReading.all(cluster.client(), serdes, topics.submissions()))
                    .extracting(it -> it.key())
                    .containsAll(taken)
                    .isSubsetOf(sent);
        }
    }

    private HttpResponse<String> post(List<String> sent, Set<String> taken) {
        String id = UUID.randomUUID().toString();
        sent.add(id);
        HttpResponse<String> response = client.post(GatewayClient.report(id, 1, "yes"));
        if (response.statusCode() == 201) {
            taken.add(id);
        }
        return response;
    }
}
