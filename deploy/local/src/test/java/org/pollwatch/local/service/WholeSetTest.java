package org.pollwatch.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

class WholeSetTest {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void shouldMoveARateWithAPostedReportAndKeepItOverARestart() throws Exception {
        ServedMission mission = river();
        WholeSet.Settings settings = settings(mission);
        String figure = "\"id\":\"group_voting\",\"flagged\":1,\"applicable\":1";
        String token;

        try (WholeSet set = WholeSet.hold(settings)) {
            LocalSet.Base base = set.start((name, address) -> {});
            token = addTeam(base, mission);
            assertThat(post(set, mission, token)).isEqualTo(201);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rates(set, mission)).contains(figure));
        }
        try (WholeSet set = WholeSet.hold(settings)) {
            set.start((name, address) -> {});
            assertThat(rates(set, mission)).contains(figure);
            assertThat(post(set, mission, token)).isEqualTo(201);
        }
    }

    private static ServedMission river() {
        Path folder = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026");
        return new ServedMission(folder, MissionDirectory.load(folder));
    }

    private WholeSet.Settings settings(ServedMission mission) {
        LocalSet.Settings base = new LocalSet.Settings(directory, HOST, FreePort.any(HOST), FreePort.any(HOST));
        return new WholeSet.Settings(base, FreePort.any(HOST), FreePort.any(HOST), List.of(mission));
    }

    private static String addTeam(LocalSet.Base base, ServedMission mission) throws IOException {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                TeamRegistry teams = new TeamRegistry(base.bootstrap(), serdes, Topics.of(mission.id()))) {
            return teams.add("T1", List.of());
        }
    }

    /** One report, seen at one polling station: group voting. */
    private int post(WholeSet set, ServedMission mission, String token) throws Exception {
        Place station = mission.files().mission().places().stream()
                .filter(place -> place.kind() == PlaceKind.POLLING_STATION)
                .findFirst()
                .orElseThrow();
        String version =
                mission.files().mission().newest("voting").orElseThrow().version();
        String report =
                """
                {"reportId": "%s", "revision": 1, "withdrawn": false, "form": "voting", "formVersion": "%s",
                 "place": "%s", "observedAt": "2026-09-27T10:15:00Z", "answers": {"group_voting": "yes"}}"""
                        .formatted(UUID.randomUUID(), version, station.id());
        HttpRequest request = HttpRequest.newBuilder(reports(set.gateway(), mission))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report))
                .build();
        // A new token reaches the gateway a moment after it was made.
        return await().atMost(PATIENCE)
                .until(
                        () -> http.send(request, BodyHandlers.discarding()).statusCode(),
                        status -> status != 401 && status != 503);
    }

    private String rates(WholeSet set, ServedMission mission) throws Exception {
        URI uri = set.headquarters().resolve("/v1/missions/" + mission.id() + "/rates?form=voting&area=AV");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static URI reports(URI gateway, ServedMission mission) {
        return gateway.resolve("/v1/missions/" + mission.id() + "/reports");
    }
}
