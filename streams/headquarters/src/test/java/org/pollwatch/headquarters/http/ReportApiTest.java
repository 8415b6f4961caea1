package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.headquarters.SampleReports.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleReports;
import org.pollwatch.headquarters.access.CallerByHeader;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.Warehouse;

/** From a figure down to one report with its whole trail. */
final class ReportApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MISSION = "/v1/missions/river-2026";
    private static final Instant AT = Instant.parse("2026-09-27T13:15:00Z");
    private static final String NORTH = "AV-N1-001";
    private static final String CENTRE = "AV-C1-019";

    @TempDir
    private static Path directory;

    private static Warehouse warehouse;
    private static RunningServer server;

    @BeforeAll
    static void serve() {
        Mission mission = MissionDirectory.load(
                        Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
                .mission()
                .at(1);
        SampleReports reports = new SampleReports(mission);
        Map<String, Answer> yes = answers("group_voting", "yes", "overall_voting", "good");
        Map<String, Answer> no = answers("group_voting", "no", "overall_voting", "bad");
        for (int i = 1; i <= 7; i++) {
            reports.sent(report(i, 1, i % 2 == 0 ? CENTRE : NORTH, yes), "T1", Outcome.ACCEPTED, AT.plusSeconds(i));
        }
        reports.sent(report(3, 2, NORTH, no), "T1", Outcome.ACCEPTED, AT.plusSeconds(30))
                .sent(report(3, 2, NORTH, yes), "T1", Outcome.CONFLICT, AT.plusSeconds(31))
                .sent(report(3, 1, NORTH, yes), "T1", Outcome.SUPERSEDED, AT.plusSeconds(32))
                .corrected(report(3, 3, NORTH, yes), "T1", AT.plusSeconds(33))
                .sent(report(20, 1, NORTH, no), "T2", Outcome.ACCEPTED, AT.plusSeconds(40))
                .sent(withdrawal(20, 2), "T2", Outcome.ACCEPTED, AT.plusSeconds(41))
                .sent(report(21, 1, NORTH, no), "T2", Outcome.ACCEPTED, AT.plusSeconds(42))
                .quarantined(id(21), "same visit twice", AT.plusSeconds(43))
                .sent(
                        report(22, 1, "nowhere", no),
                        "T3",
                        Outcome.REJECTED,
                        AT.plusSeconds(44),
                        new Reason("place", "UNKNOWN_PLACE", "a place of the mission"))
                .sent(report(23, 1, NORTH, no), "T2", Outcome.ACCEPTED, AT.plusSeconds(45))
                .refused(id(30), "T1", "voting", "answers.voters_added", AT.plusSeconds(50))
                .refused(id(30), "T1", "voting", "answers.voters_added", AT.plusSeconds(51))
                .refused(id(1), "T1", "voting", "answers.voters_added", AT);
        warehouse = reports.open(directory);
        MissionSnapshot snapshot = new MissionSnapshot(mission, List.of(), Optional.empty());
        server = RunningServer.of(
                new MissionDesk(new Boards("river-2026", "log"), () -> Optional.of(snapshot), Optional.of(warehouse)),
                new CallerByHeader());
    }

    @AfterAll
    static void stop() {
        server.close();
        warehouse.close();
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    private static Report report(int number, long revision, String place, Map<String, Answer> answers) {
        return new Report(id(number), revision, false, "voting", "2026-09-01", place, AT, answers);
    }

    private static Report withdrawal(int number, long revision) {
        return new Report(id(number), revision, true, "voting", "2026-09-01", NORTH, AT, Map.of());
    }

    private static HttpResponse<String> ask(String path, String caller) throws Exception {
        return server.get(MISSION + path, CallerByHeader.HEADER, caller);
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> response = ask(path, "admin");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("reports")
                .forEach(it -> ids.add(it.path("reportId").asText().replaceFirst("^.*-0*", "")));
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | 23 3 7 6 5 4 2 1",
                "?area=AV-N                            | 23 3 7 5 1",
                "?area=AV-C1                           | 6 4 2",
                "?form=voting&flagged=group_voting     | 3 7 6 5 4 2 1",
                "?form=voting&flagged=eval_voting      | 23",
                "?form=opening                         | ''",
                "?place=AV-N1-001&team=T2              | 23",
                "?hour=unknown                         | ''",
                "?state=withdrawn                      | 20",
                "?state=quarantined                    | 21",
                "?state=rejected                       | 22",
                "?state=all&team=T2                    | 23 21 20",
            })
    void shouldListTheReportsBehindAFigure(String query, String expected) throws Exception {
        JsonNode answer = get("/reports" + query);
        assertThat(String.join(" ", ids(answer))).isEqualTo(expected);
        assertThat(answer.path("total").asInt()).isEqualTo(ids(answer).size());
        assertThat(answer.path("whole").asBoolean()).isTrue();
    }

    @Test
    void shouldGoThroughAllPagesInOneOrder() throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("/reports?limit=3" + (after.isEmpty() ? "" : "&after=" + after));
            assertThat(page.path("total").asInt()).isEqualTo(8);
            all.addAll(ids(page));
            after = page.path("next").asText();
        } while (!after.isEmpty());
        assertThat(all).isEqualTo(ids(get("/reports"))).hasSize(8);
        assertThat(get("/reports?limit=0").path("reports")).isEmpty();
    }

    @Test
    void shouldShowAllRevisionsOfAReportWithWhatBecameOfEach() throws Exception {
        JsonNode trail = get("/reports/" + id(3));
        assertThat(trail.path("state").asText()).isEqualTo("effective");
        assertThat(trail.path("submissions").findValuesAsText("outcome"))
                .containsExactly("accepted", "accepted", "conflict", "superseded", "accepted");
        assertThat(trail.path("submissions").findValuesAsText("authority"))
                .containsExactly("team", "team", "team", "team", "headquarters");
        JsonNode second = trail.path("submissions").path(1);
        assertThat(second.path("answers").path("group_voting").asText()).isEqualTo("no");
        assertThat(second.path("comparedWith").asInt()).isEqualTo(1);
        assertThat(second.path("changed").findValuesAsText("question"))
                .containsExactly("group_voting", "overall_voting");
        assertThat(second.path("changed").path(0).path("was").asText()).isEqualTo("yes");
        assertThat(trail.path("submissions").path(3).path("changed").size()).isEqualTo(2);
        assertThat(get("/reports/" + id(20)).path("state").asText()).isEqualTo("withdrawn");
        assertThat(get("/reports/" + id(21)).path("reviews").findValuesAsText("reason"))
                .containsExactly("same visit twice");
        assertThat(get("/reports/" + id(22)).path("submissions").findValuesAsText("code"))
                .containsExactly("UNKNOWN_PLACE");
        assertThat(ask("/reports/" + id(99), "admin").statusCode()).isEqualTo(404);
        assertThat(ask("/reports/x", "admin").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldPutTheTeamsOfAPlaceSideBySide() throws Exception {
        JsonNode sheet = get("/places/" + NORTH);
        assertThat(sheet.path("place").path("number").asText()).isEqualTo("1");
        assertThat(sheet.path("reports").findValuesAsText("team")).contains("T1", "T2");
        assertThat(sheet.path("reports")
                        .findValues("answers")
                        .get(0)
                        .path("group_voting")
                        .asText())
                .isEqualTo("yes");
        assertThat(ask("/places/nowhere", "admin").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSayWhichPhonesAreStuck() throws Exception {
        JsonNode refusals = get("/refusals");
        assertThat(refusals.path("unresolved").asInt()).isEqualTo(2);
        JsonNode rejected = refusals.path("refusals").path(1);
        JsonNode refused = refusals.path("refusals").path(0);
        assertThat(refused.path("times").asInt()).isEqualTo(2);
        assertThat(refused.path("reasons").path(0).path("field").asText()).isEqualTo("answers.voters_added");
        assertThat(rejected.path("kind").asText()).isEqualTo("rejected");
        assertThat(refusals.path("refusals").path(2).path("resolved").asBoolean())
                .isTrue();
        assertThat(get("/refusals?team=T3").path("total").asInt()).isEqualTo(1);
        assertThat(get("/refusals?area=AV-C").path("total").asInt())
                .as("T1 also works there")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "стар, areas, AV-C1",
        "ESKI, areas, ''",
        "Ескі, areas, AV-C1",
        "19, places, AV-C1-019",
        "station 19, places, AV-C1-019",
        "t2, teams, T2",
        "00000000-0000-4000-8000-000000000021, reports, 00000000-0000-4000-8000-000000000021"
    })
    void shouldFindByWhatPeopleType(String text, String kind, String first) throws Exception {
        JsonNode found = get("/search?q=" + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
                .path(kind)
                .path(0);
        String name = kind.equals("teams") ? "team" : kind.equals("reports") ? "reportId" : "id";
        assertThat(found.path(name).asText()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "/reports?area=nowhere, area",
        "/reports?form=nothing, form",
        "/reports?flagged=group_voting, flagged",
        "/reports?form=voting&flagged=nothing, flagged",
        "/reports?state=withdrawn&hour=unknown, state",
        "/reports?limit=201, limit",
        "/reports?after=yesterday, after",
        "/search?q=, q",
    })
    void shouldNameTheParameterAtFault(String path, String parameter) throws Exception {
        HttpResponse<String> response = ask(path, "admin");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("parameter").asText()).isEqualTo(parameter);
    }

    @Test
    void shouldShowARegionalDeskNothingOfOtherAreas() throws Exception {
        String desk = "regional_desk AV-C";
        String unknown = ask("/reports/" + id(99), desk).body();
        for (int foreign : List.of(1, 3, 20, 21, 22)) {
            assertThat(ask("/reports/" + id(foreign), desk).body()).isEqualTo(unknown);
            assertThat(ask("/search?q=" + id(foreign), desk).body()).doesNotContain(id(foreign));
        }
        for (String path :
                List.of("/reports", "/reports?state=all", "/reports?area=AV-C", "/reports?team=T1&state=all")) {
            JsonNode found = JSON.readTree(ask(path, desk).body());
            assertThat(ids(found)).as(path).containsExactly("6", "4", "2");
            assertThat(found.path("total").asInt()).as(path).isEqualTo(3);
        }
        assertThat(ask("/reports?area=AV-N", desk).statusCode()).isEqualTo(400);
        assertThat(ask("/places/" + NORTH, desk).statusCode()).isEqualTo(404);
        assertThat(ask("/places/" + CENTRE, desk).statusCode()).isEqualTo(200);
        assertThat(ask("/refusals", desk).body()).doesNotContain(id(22), id(1)).contains(id(30));
        assertThat(JSON.readTree(ask("/search?q=AV-N1-001", desk).body()).path("places"))
                .isEmpty();
    }

    @Test
    void shouldWriteDownWhoSawAReport() throws Exception {
        get("/reports/" + id(5));
        assertThat(server.entries().audit()).anySatisfy(it -> {
            assertThat(it.getAction()).isEqualTo(AuditAction.VIEW_REPORT);
            assertThat(it.getSubjects()).containsExactly(id(5));
        });
    }
}
