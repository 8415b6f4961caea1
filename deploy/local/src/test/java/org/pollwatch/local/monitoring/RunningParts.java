package org.pollwatch.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** Gateway, topology and headquarters of the fictional mission on a real cluster, each with its management port. */
final class RunningParts implements AutoCloseable {
    static final String TEAM = "ZEBRA7";
    static final String PLACE = "AV-N1-001";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String HOST = "127.0.0.1";
    private static final String MISSION = "river-2026";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TopologyService topology;
    private final Gateway gateway;
    private final Headquarters headquarters;
    private final String token;

    private RunningParts(Cluster cluster) throws IOException {
        MissionFiles files = Cluster.mission(MISSION);
        Topics topics = cluster.publish(files);
        try (RecordSerdes serdes = new RecordSerdes(cluster.registryUrl());
                TeamRegistry teams = new TeamRegistry(cluster.bootstrap(), serdes, topics)) {
            token = teams.add(TEAM, List.of());
        }
        topology = TopologyService.start(
                TopologySettings.of(MISSION, cluster.bootstrap(), cluster.registryUrl(), cluster.directory("state")),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        topology.awaitReady(PATIENCE);
        gateway = Gateway.start(GatewaySettings.of(cluster.bootstrap(), cluster.registryUrl(), List.of(MISSION))
                .at(HOST, 0, 0)
                .keepingAttachmentsIn(cluster.directory("attachments")));
        headquarters = Headquarters.start(
                HeadquartersSettings.defaults(cluster.bootstrap(), cluster.registryUrl(), List.of(MISSION))
                        .withPorts(0, 0)
                        .withWarehouse(cluster.directory("warehouse")));
    }

    static RunningParts start(Cluster cluster) throws IOException {
        return new RunningParts(cluster);
    }

    /** @return the status of the gateway's answer, once it knows the team */
    int post(String reportId, String answer) {
        String report =
                """
                {"reportId": "%s", "revision": 1, "form": "voting", "formVersion": "2026-09-01", "place": "%s",
                 "observedAt": "2026-09-27T10:15:00-03:00", "answers": {"group_voting": "%s"}}"""
                        .formatted(reportId, PLACE, answer);
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway() + "/v1/missions/" + MISSION + "/reports"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report))
                .build();
        return await().atMost(PATIENCE).until(() -> send(request).statusCode(), it -> it != 401 && it != 503);
    }

    /** @param part gateway, topology or headquarters */
    HttpResponse<String> manage(String part, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(management(part) + path)).build());
    }

    /** @return the sum of a figure over all label sets that hold a text */
    double value(String part, String name, String label) throws IOException, InterruptedException {
        Pattern line = Pattern.compile("^" + name + "(\\{.*\\})? (\\S+)$", Pattern.MULTILINE);
        List<Double> values = line.matcher(manage(part, "/metrics").body())
                .results()
                .filter(it -> (it.group(1) == null ? "" : it.group(1)).contains(label))
                .map(it -> Double.parseDouble(it.group(2)))
                .toList();
        assertThat(values).as(name).isNotEmpty();
        return values.stream().mapToDouble(it -> it).sum();
    }

    URI management(String part) {
        return address(
                switch (part) {
                    case "gateway" -> gateway.managementPort();
                    case "topology" -> topology.managementAddress().getPort();
                    case "headquarters" -> headquarters.managementPort();
                    default -> throw new IllegalArgumentException(part);
                });
    }

    URI gateway() {
        return address(gateway.port());
    }

    URI headquarters() {
        return address(headquarters.port());
    }

    private static URI address(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    String token() {
        return token;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        headquarters.close();
        gateway.close();
        topology.close();
    }
}
