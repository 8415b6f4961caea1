package org.pollwatch.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.contract.avro.Team;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** What the gateway promises of Kafka, on a real broker, registry and topology. */
class GatewayOnKafkaTest {
    private static final String MISSION = "river-2026";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Cluster cluster;
    private static Topics topics;
    private static RecordSerdes serdes;
    private static TeamRegistry teams;
    private static TopologyService topology;
    private static Gateway gateway;
    private static GatewayClient client;
    private static GatewayClient other;

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        topics = cluster.publish(Cluster.mission(MISSION));
        serdes = new RecordSerdes(cluster.registryUrl());
        teams = new TeamRegistry(cluster.bootstrap(), serdes, topics);
        Map<String, String> tokens = teams.addAll(Map.of("R01", List.of("AV-N"), "R04", List.of("AV-C")));
        topology = TopologyService.start(TopologySettings.of(
                MISSION, cluster.bootstrap(), cluster.registryUrl(), cluster.directory("topology")));
        topology.awaitReady(Duration.ofMinutes(1));
        gateway = Gateway.start(settings());
        client = new GatewayClient(gateway, tokens.get("R01"));
        other = new GatewayClient(gateway, tokens.get("R04"));
    }

    private static GatewaySettings settings() {
        return GatewaySettings.of(cluster.bootstrap(), cluster.registryUrl(), List.of(MISSION))
                .at("127.0.0.1", 0, 0);
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        topology.close();
        teams.close();
        serdes.close();
        cluster.close();
    }

    private static List<Submission> submissions(String reportId) {
        return TopicReading.all(cluster.client(), serdes, topics.submissions()).stream()
                .filter(it -> it.key().equals(reportId))
                .map(ConsumerRecord::value)
                .toList();
    }

    @Test
    void shouldHaveTheReportInTheLogWhenItAnswers201() {
        String id = UUID.randomUUID().toString();

        assertThat(client.post(GatewayClient.report(id, 1, "yes")).statusCode()).isEqualTo(201);

        assertThat(submissions(id)).singleElement().satisfies(it -> {
            assertThat(it.getReportId()).isEqualTo(id);
            assertThat(it.getTeam()).isEqualTo("R01");
            assertThat(it.getDefinitionRevision()).isEqualTo(1);
        });
    }

    @Test
    void shouldLeaveARefusalOfWhatItCouldNotTake() {
        String id = UUID.randomUUID().toString();

        assertThat(client.post(GatewayClient.report(id, 1, "perhaps")).statusCode())
                .isEqualTo(422);

        await("the refusal").atMost(SOON).untilAsserted(() -> assertThat(
                        TopicReading.all(cluster.client(), serdes, topics.refusals()))
                .filteredOn(it -> it.key().equals(id))
                .singleElement()
                .extracting(ConsumerRecord::value)
                .matches(it -> it.getTeam().equals("R01"))
                .extracting(Refusal::getReasons)
                .matches(it -> it.get(0).getField().equals("answers.group_voting")));
        assertThat(submissions(id)).isEmpty();
    }

    @Test
    void shouldJudgeByTheReceiptsOnceTheyAreThere() {
        String id = UUID.randomUUID().toString();
        assertThat(client.receipts(id)).isEmpty();
        assertThat(client.post(GatewayClient.report(id, 1, "yes")).statusCode()).isEqualTo(201);
        await("the receipt").atMost(SOON).until(() -> client.receipts(id).size() == 1);

        assertThat(client.post(GatewayClient.report(id, 1, "yes")).statusCode()).isEqualTo(200);
        assertThat(submissions(id)).hasSize(1);
        assertThat(client.post(GatewayClient.report(id, 1, "no")).statusCode()).isEqualTo(409);
        assertThat(other.post(GatewayClient.report(id, 2, "no")).statusCode()).isEqualTo(403);
        assertThat(client.post(GatewayClient.report(id, 3, "no")).statusCode()).isEqualTo(201);
        assertThat(submissions(id)).hasSize(4);

        await("all receipts of the own team, in order").atMost(SOON).untilAsserted(() -> assertThat(client.receipts(id))
                .extracting(it -> it.path("outcome").asText())
                .containsExactly("accepted", "conflict", "accepted"));
        await("the other team's own").atMost(SOON).untilAsserted(() -> assertThat(other.receipts(id))
                .extracting(it -> it.path("outcome").asText())
                .containsExactly("rejected"));
    }

    @Test
    void shouldVoidARevokedTokenWithinASecondAtEveryGateway() {
        try (Gateway second = Gateway.start(settings())) {
            String token = teams.add("R99", List.of());
            List<GatewayClient> clients = List.of(new GatewayClient(gateway, token), new GatewayClient(second, token));
            for (GatewayClient each : clients) {
                await("the new token works").atMost(SOON).until(() -> status(each) == 201);
            }

            assertThat(teams.revoke("R99")).isTrue();

            await("it does not any more")
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> clients.stream().allMatch(it -> status(it) == 401));
        }
        assertThat(teams.list())
                .filteredOn(Team::getRevoked)
                .extracting(Team::getCode)
                .contains("R99");
        assertThat(teams.revoke("nobody")).isFalse();
    }

    @Test
    void shouldTakeANewTokenInPlaceOfTheOld() {
        GatewayClient old = new GatewayClient(gateway, teams.add("R98", List.of()));
        await("the first token works").atMost(SOON).until(() -> status(old) == 201);

        GatewayClient fresh = new GatewayClient(gateway, teams.add("R98", List.of()));

        await("the second token works").atMost(SOON).until(() -> status(fresh) == 201);
        assertThat(status(old)).isEqualTo(401);
    }

    @Test
    void shouldNotStartForAMissionThatIsNotThere() {
        GatewaySettings lost = GatewaySettings.of(cluster.bootstrap(), cluster.registryUrl(), List.of("nowhere-1900"))
                .at("127.0.0.1", 0, 0)
                .patientFor(Duration.ofSeconds(2));

        assertThatThrownBy(() -> Gateway.start(lost))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("nowhere-1900");
    }

    private static int status(GatewayClient some) {
        return some.post(GatewayClient.report(UUID.randomUUID().toString(), 1, "yes"))
                .statusCode();
    }
}
