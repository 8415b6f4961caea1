package org.pollwatch.local.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.WholeSet;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** Headquarters works on what teams send: through the gateway, the log, the topology and back. */
final class CaseworkOnKafkaTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SURPLUS = "{\"signatures\": 300, \"ballots_found\": 312}";

    @TempDir
    private static Path directory;

    private static ServedMission mission;
    private static WholeSet set;
    private static LocalSet.Base base;
    private static String token;
    private static String anotherToken;

    private final String report = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws Exception {
        Path folder = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026");
        mission = new ServedMission(folder, MissionDirectory.load(folder));
        LocalSet.Settings local = new LocalSet.Settings(directory, HOST, FreePort.any(HOST), FreePort.any(HOST));
        set = WholeSet.hold(new WholeSet.Settings(local, FreePort.any(HOST), FreePort.any(HOST), List.of(mission)));
        base = set.start((name, address) -> {});
        token = addTeam();
    }

    @AfterAll
    static void stop() {
        set.close();
    }

    private static String addTeam() throws IOException {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                TeamRegistry teams = new TeamRegistry(base.bootstrap(), serdes, Topics.of(mission.id()))) {
            anotherToken = teams.add("T2", List.of());
            return teams.add("T1", List.of());
        }
    }

    private static String station(int index) {
        return mission.files().mission().places().stream()
                .filter(place -> place.kind() == PlaceKind.POLLING_STATION)
                .map(Place::id)
                .sorted()
                .toList()
                .get(index);
    }

    private void send(String form, int revision, String station, String answers) {
        send(token, report, form, revision, station, answers, 201);
    }

    private static void send(
            String token,
            String report,
            String form,
            int revision,
            String station,
            String answers,
            Integer... expected) {
        String version = mission.files().mission().newest(form).orElseThrow().version();
        String body =
                """
                {"reportId": "%s", "revision": %d, "form": "%s", "formVersion": "%s", "place": "%s",
                 "observedAt": "2026-09-27T20:15:00Z", "answers": %s}"""
                        .formatted(report, revision, form, version, station, answers);
        // A new token reaches the gateway a moment after it was made.
        HttpResponse<String> taken = await("the gateway takes revision " + revision)
                .atMost(PATIENCE)
                .until(
                        () -> post(set.gateway(), "reports", body, token),
                        it -> it.statusCode() != 401 && it.statusCode() != 503);
        assertThat(taken.statusCode()).as(taken.body()).isIn((Object[]) expected);
    }

    private static HttpResponse<String> post(URI server, String path, String body) throws Exception {
        return post(server, path, body, token);
    }

    private static HttpResponse<String> post(URI server, String path, String body, String token) throws Exception {
        return HTTP.send(
                request(server, path)
                        .setHeader("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI server, String path) {
        return HttpRequest.newBuilder(server.resolve("/v1/missions/" + mission.id() + "/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode get(URI server, String path) throws Exception {
        return JSON.readTree(HTTP.send(request(server, path).build(), BodyHandlers.ofString())
                .body());
    }

    /** Headquarters' lists are a moment behind the log. */
    private static JsonNode eventually(String what, Callable<JsonNode> asked, Predicate<JsonNode> holds) {
        return await(what).atMost(PATIENCE).ignoreExceptions().until(asked, holds);
    }

    private static HttpResponse<String> decide(String path, String body, int expected) {
        return await(path + " answered with " + expected)
                .atMost(PATIENCE)
                .until(() -> post(set.headquarters(), path, body), it -> it.statusCode() == expected);
    }

    private static JsonNode findings(URI server, String filter) throws Exception {
        return get(server, "findings" + filter).path("findings");
    }

    private static boolean names(JsonNode list, String field, String value) {
        return list.findValuesAsText(field).contains(value);
    }

    @Test
    void shouldCloseAQuestionByTheTeamsNextRevision() throws Exception {
        send("voting", 1, station(0), "{\"group_voting\": \"yes\"}");
        String ask = "{\"reportId\":\"" + report + "\",\"question\":\"group_voting\",\"phrase\":\"check_answer\"}";
        HttpResponse<String> asked = decide("queries", ask, 202);
        String queryId = JSON.readTree(asked.body()).path("queryId").asText();

        eventually(
                "the phone sees the question",
                () -> get(set.gateway(), "queries").path("queries"),
                it -> names(it, "queryId", queryId));
        decide("queries", ask, 409);

        send("voting", 2, station(0), "{\"group_voting\": \"no\"}");
        JsonNode answered = eventually(
                "headquarters notes the answer",
                () -> get(set.headquarters(), "queries?state=answered&reportId=" + report)
                        .path("queries"),
                it -> names(it, "queryId", queryId));
        assertThat(answered.get(0).path("answeredByRevision").asLong()).isEqualTo(2);
        eventually(
                "the phone no longer shows it",
                () -> get(set.gateway(), "queries").path("queries"),
                it -> !names(it, "queryId", queryId));
    }

    @Test
    void shouldLetItsCorrectionStandAboveTheTeamsLaterRevisionAndClearTheFinding() throws Exception {
        String station = station(1);
        send("counting", 1, station, SURPLUS);
        JsonNode raised = eventually(
                "the finding is raised",
                () -> findings(set.headquarters(), "?rule=ballots_exceed_signatures"),
                it -> it.toString().contains(report));
        String finding = idOf(raised);
        String behind = "findings/" + URLEncoder.encode(finding, StandardCharsets.UTF_8) + "/reports";
        JsonNode reports = eventually(
                "the report behind it is shown",
                () -> get(set.headquarters(), behind).path("reports"),
                it -> it.size() == 1);
        assertThat(reports.get(0).path("answers").path("ballots_found").asLong())
                .isEqualTo(312);
        String correction = "{\"reportId\":\"" + report
                + "\",\"basedOnRevision\":1,\"answers\":{\"ballots_found\":300},\"reason\":\"read from the picture\"}";

        HttpResponse<String> corrected = decide("corrections", correction, 201);
        assertThat(JSON.readTree(corrected.body()).path("revision").asLong()).isEqualTo(2);
        eventually(
                "the finding clears by itself",
                () -> findings(set.headquarters(), "?state=cleared"),
                it -> names(it, "id", finding));
        JsonNode trail = eventually(
                "the reason stands with the report",
                () -> get(set.headquarters(), "reviews?reportId=" + report).path("reviews"),
                it -> it.size() == 1);
        assertThat(trail.get(0).path("action").asText()).isEqualTo("correct");
        assertThat(trail.get(0).path("reason").asText()).isEqualTo("read from the picture");

        send("counting", 5, station, SURPLUS);
        eventually(
                "the team's later revision is told why it does not count",
                () -> get(set.gateway(), "receipts?reportId=" + report),
                it -> it.toString().contains("CORRECTED_BY_HEADQUARTERS"));
        assertThat(names(findings(set.headquarters(), ""), "id", finding)).isFalse();

        String stale = correction.replace("300}", "310}");
        decide("corrections", stale, 409);
        assertThat(post(set.headquarters(), "corrections", correction).statusCode())
                .as("the same sent again")
                .isEqualTo(201);
    }

    /** Two contents under one revision, as a phone sends that was set back; the first in the log stands. The gateway only hints. */
    private JsonNode contradicted(String station) {
        send("counting", 1, station, "{\"signatures\": 300, \"ballots_found\": 300}");
        send(token, report, "counting", 1, station, "{\"signatures\": 310, \"ballots_found\": 299}", 201, 409);
        eventually(
                "headquarters is told of the conflict",
                () -> findings(set.headquarters(), "?rule=conflict"),
                it -> names(it, "id", "conflict|" + report));
        return eventually(
                        "both readings are in the trail",
                        () -> get(set.headquarters(), "reports/" + report),
                        it -> names(it.path("submissions"), "outcome", "conflict"))
                .path("submissions");
    }

    private String keep(JsonNode reading, String reason) {
        return "{\"reportId\":\"" + report + "\",\"basedOnRevision\":1,\"keep\":{\"partition\":"
                + reading.path("partition") + ",\"offset\":" + reading.path("offset") + "},\"reason\":\"" + reason
                + "\"}";
    }

    private void shouldCount(String what, int signatures) {
        JsonNode trail = eventually(
                what,
                () -> get(set.headquarters(), "reports/" + report),
                it -> it.path("revision").asLong() == 2);
        for (JsonNode each : trail.path("submissions")) {
            if (each.path("revision").asLong() == 2) {
                assertThat(each.path("answers").path("signatures").asInt()).isEqualTo(signatures);
                assertThat(each.path("authority").asText()).isEqualTo("headquarters");
            }
        }
        eventually(
                "the conflict clears",
                () -> findings(set.headquarters(), "?rule=conflict&state=cleared"),
                it -> names(it, "id", "conflict|" + report));
    }

    @Test
    void shouldKeepTheOtherReadingOfAConflictAsItWasSent() throws Exception {
        JsonNode sent = contradicted(station(6));
        assertThat(sent.findValuesAsText("outcome")).containsExactly("accepted", "conflict");

        decide("corrections", keep(sent.get(1), "the second protocol is signed"), 201);
        shouldCount("the other reading stands", 310);
        JsonNode reasons = get(set.headquarters(), "reviews?reportId=" + report).path("reviews");
        assertThat(reasons.findValuesAsText("reason")).containsExactly("the second protocol is signed");
    }

    @Test
    void shouldDecideAConflictForTheReadingThatStands() throws Exception {
        JsonNode sent = contradicted(station(7));

        decide("corrections", keep(sent.get(0), "the first is what the team meant"), 201);
        shouldCount("the first reading stands for good", 300);
        decide("corrections", keep(sent.get(1), "too late"), 409);
    }

    @Test
    void shouldKeepNoReadingThatIsNotTheReports() throws Exception {
        JsonNode sent = contradicted(station(8));
        String another =
                keep(sent.get(1), "x").replace("\"offset\":" + sent.get(1).path("offset"), "\"offset\":999999");

        assertThat(post(set.headquarters(), "corrections", another).statusCode())
                .isEqualTo(404);
        String answered = keep(sent.get(1), "x").replace("\"keep\"", "\"answers\":{\"signatures\":1},\"keep\"");
        HttpResponse<String> refused = post(set.headquarters(), "corrections", answered);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("errors").findValuesAsText("field"))
                .containsExactly("keep");
    }

    @Test
    void shouldSetTheOtherTeamsReportAsideWhereTwoContradictEachOther() throws Exception {
        String station = station(9);
        send("voting", 1, station, "{\"woman_chair\": \"yes\"}");
        String others = UUID.randomUUID().toString();
        send(anotherToken, others, "voting", 1, station, "{\"woman_chair\": \"no\"}", 201);
        JsonNode raised = eventually(
                "two teams contradict each other",
                () -> findings(set.headquarters(), "?rule=contradiction_voting"),
                it -> it.toString().contains(report) && it.toString().contains(others));
        String behind = "findings/" + URLEncoder.encode(idOf(raised), StandardCharsets.UTF_8) + "/reports";
        JsonNode both = eventually(
                "both are shown with what they answer",
                () -> get(set.headquarters(), behind).path("reports"),
                it -> it.size() == 2);
        assertThat(both.findValuesAsText("woman_chair")).containsExactlyInAnyOrder("yes", "no");
        assertThat(both.findValuesAsText("team")).containsExactlyInAnyOrder("T1", "T2");

        String decision = "{\"reportId\":\"" + others
                + "\",\"action\":\"quarantine\",\"reason\":\"another hall\",\"by\":\"anna\"}";
        decide("reviews", decision, 202);
        eventually(
                "the finding clears",
                () -> findings(set.headquarters(), "?rule=contradiction_voting&state=cleared"),
                it -> it.toString().contains(station));
    }

    private String idOf(JsonNode findings) {
        for (JsonNode each : findings) {
            if (each.path("reports").toString().contains(report)) {
                return each.path("id").asText();
            }
        }
        throw new AssertionError("no finding of the report");
    }

    @Test
    void shouldTellWhoIsMissingWhatByTheTimeOfTheLog() throws Exception {
        send("voting", 1, station(4), "{\"group_voting\": \"no\"}");
        JsonNode teams = eventually(
                "a team that the plan expects is missing",
                () -> get(set.headquarters(), "chase-up?area=AV").path("teams"),
                it -> names(it, "team", "R01") && it.get(0).path("missing").asLong() > 0);
        for (JsonNode team : teams) {
            assertThat(team.path("missing").asLong())
                    .as("nothing came, and its day is long over")
                    .isEqualTo(team.path("expected").asLong());
            assertThat(team.path("heardAt").isNull()).isTrue();
        }
    }

    @Test
    void shouldRefuseACorrectionThatAFormDoesNotTakeNamingTheField() throws Exception {
        send("counting", 1, station(2), "{\"signatures\": 300}");
        String wrong = "{\"reportId\":\"" + report
                + "\",\"basedOnRevision\":1,\"answers\":{\"signatures\":9999999,\"colour\":\"red\"},\"reason\":\"x\"}";

        HttpResponse<String> refused = decide("corrections", wrong, 422);
        assertThat(JSON.readTree(refused.body()).path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("answers.signatures", "answers.colour");
    }

    @Test
    void shouldFindEverythingAgainInTheTopics() throws Exception {
        send("counting", 1, station(3), SURPLUS);
        String finding = idOf(eventually(
                "the finding is raised",
                () -> findings(set.headquarters(), "?rule=ballots_exceed_signatures"),
                it -> it.toString().contains(report)));
        String notes = "findings/" + URLEncoder.encode(finding, StandardCharsets.UTF_8) + "/notes";
        decide(notes, "{\"action\":\"assign\",\"assignee\":\"anna\"}", 202);
        decide(notes, "{\"action\":\"resolve\",\"text\":\"explained by the chair\"}", 202);

        HeadquartersSettings settings = HeadquartersSettings.defaults(
                        base.bootstrap(), base.registry().toString(), List.of(mission.id()))
                .withPorts(0, 0);
        try (Headquarters another = Headquarters.start(settings)) {
            URI server = URI.create("http://" + HOST + ":" + another.port());
            JsonNode resolved = findings(server, "?casework=resolved&assignee=anna");
            assertThat(resolved.findValuesAsText("id")).containsExactly(finding);
            JsonNode trail = get(server, notes).path("notes");
            assertThat(trail.findValuesAsText("text")).containsExactly("", "explained by the chair");

            // What clears and is raised again is to be looked at again, and both headquarters agree.
            send("counting", 2, station(3), "{\"signatures\": 312, \"ballots_found\": 312}");
            eventually("it clears", () -> findings(server, "?state=cleared"), it -> names(it, "id", finding));
            send("counting", 3, station(3), SURPLUS);
            for (URI each : List.of(server, set.headquarters())) {
                eventually(
                        "it is reopened", () -> findings(each, "?casework=reopened"), it -> names(it, "id", finding));
            }
            assertThat(get(server, notes).path("notes").findValuesAsText("action"))
                    .containsExactly("assign", "resolve", "reopen");
        }
    }
}
