package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.FindingSeverity;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleDay;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;

/** What stands beside the rates: coverage, findings, series, incidents, quick count, reviews. */
final class BoardApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MISSION = "/v1/missions/aa-2022";
    private static RunningServer server;

    @BeforeAll
    static void serve() {
        Boards boards = new Boards("aa-2022", "log");
        boards.coverage().put(0, SampleDay.coverage("AA", "voting", CoverageState.PARTIAL, 40L, 12));
        boards.coverage().put(1, SampleDay.coverage("AA-1", "voting", CoverageState.NO_SIGNAL, 20L, 0));
        boards.coverage().put(2, SampleDay.coverage("AA-1", "opening", CoverageState.UNPLANNED, null, 3));
        boards.findings().put(0, SampleFinding.of("s1").build());
        boards.findings().put(1, SampleFinding.of("s2").in("AA-2", "AA").build());
        boards.findings()
                .put(
                        2,
                        SampleFinding.of("s3")
                                .rule("unknown_hour")
                                .severity(FindingSeverity.LOW)
                                .build());
        boards.findings().put(3, SampleFinding.of("s4").cleared().build());
        boards.series().put("turnout_official|AA|", SampleDay.turnout("AA", null, "69.40"));
        boards.series().put("turnout_official|AA-1|2022-11-20T10", SampleDay.turnout("AA-1", "2022-11-20T10", "8.5"));
        boards.incidents().put(SampleDay.incident("r1", "protest", "own_observation", "AA-1-1", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident("r2", "protest", "media", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident("r3", "observer_expelled", "told", "AA-2", "AA"));
        boards.reviews().put(SampleDay.quarantine(SampleFinding.REPORT, "two reports of one visit"));
        Boards sampled = new Boards("aa-2023", "log");
        sampled.putQuickCount(0, SampleDay.turnoutEstimate());
        server = RunningServer.of(
                List.of(
                        new MissionDesk(
                                boards,
                                () -> Optional.of(
                                        SampleMission.of("aa-2022").reviewed().build())),
                        new MissionDesk(
                                sampled,
                                () -> Optional.of(SampleMission.of("aa-2023")
                                        .reviewed()
                                        .probabilitySample()
                                        .build()))),
                List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static List<String> values(String path, String list, String field) throws Exception {
        return json(MISSION + path).path(list).findValuesAsText(field);
    }

    @Test
    void shouldShowExpectedBesideReceivedAndKeepNoPlanApartFromNone() throws Exception {
        JsonNode answer = json(MISSION + "/coverage");
        assertThat(answer.path("asOf").asText()).isEqualTo("2022-11-20T07:00:00Z");
        assertThat(answer.path("coverage").get(2).toString())
                .isEqualTo("{\"area\":\"AA\",\"form\":\"voting\",\"state\":\"partial\",\"expectedReports\":40,"
                        + "\"expectedPlaces\":null,\"reports\":12,\"places\":12,\"teams\":2,\"conflicts\":0,"
                        + "\"lastHeard\":\"2022-11-20T06:58:30Z\",\"asOf\":\"2022-11-20T07:00:00Z\"}");
        JsonNode unplanned = answer.path("coverage").get(0);
        assertThat(unplanned.path("state").asText()).isEqualTo("unplanned");
        assertThat(unplanned.path("expectedReports").isNull()).isTrue();
        assertThat(answer.path("coverage").get(1).path("lastHeard").isNull()).isTrue();
    }

    @Test
    void shouldFilterCoverageByAreaFormAndLevel() throws Exception {
        assertThat(values("/coverage?area=AA-1", "coverage", "form")).containsExactly("opening", "voting");
        assertThat(values("/coverage?form=voting", "coverage", "area")).containsExactly("AA-1", "AA");
        assertThat(values("/coverage?level=country", "coverage", "area")).containsExactly("AA");
    }

    @Test
    void shouldShowTheFindingsThatStandUnlessOthersAreAskedFor() throws Exception {
        assertThat(values("/findings", "findings", "subject")).containsExactly("s1", "s2", "s3");
        assertThat(values("/findings?state=cleared", "findings", "subject")).containsExactly("s4");
        assertThat(values("/findings?state=all", "findings", "subject")).containsExactly("s1", "s2", "s4", "s3");
    }

    @Test
    void shouldFilterFindingsByAreaWithAllBelowRuleAndSeverity() throws Exception {
        assertThat(values("/findings?area=AA-1", "findings", "subject")).containsExactly("s1", "s3");
        assertThat(values("/findings?area=AA-2", "findings", "subject")).containsExactly("s2");
        assertThat(values("/findings?rule=unknown_hour", "findings", "subject")).containsExactly("s3");
        assertThat(values("/findings?severity=high&area=AA-1", "findings", "subject"))
                .containsExactly("s1");
    }

    @Test
    void shouldShowWhatAFindingComparesAndWhatThePlaceIsCalled() throws Exception {
        JsonNode finding = json(MISSION + "/findings").path("findings").get(0);
        assertThat(finding.path("compared").toString())
                .isEqualTo("[{\"name\":\"voters_added\",\"source\":\"" + SampleFinding.REPORT
                        + "\",\"number\":124,\"share\":null,\"word\":null},"
                        + "{\"name\":\"limit\",\"source\":\"rule\",\"number\":100,\"share\":null,\"word\":null}]");
        assertThat(finding.path("placeNumber").asText()).isEqualTo("1");
        assertThat(finding.path("placeName").asText()).isEqualTo("School on the lake");
        assertThat(finding.path("reports").get(0).asText()).isEqualTo(SampleFinding.REPORT);
        assertThat(finding.path("expectation").asText()).isEqualTo("At most 100.");
    }

    @Test
    void shouldKeepTheDigitsOfAnAnnouncedPercentage() throws Exception {
        JsonNode figures = json(MISSION + "/series?series=turnout_official").path("series");
        assertThat(figures.findValuesAsText("percent")).containsExactly("8.5", "69.40");
        assertThat(values("/series?area=AA-1", "series", "hour")).containsExactly("2022-11-20T10");
        assertThat(values("/series?series=nothing", "series", "area")).isEmpty();
    }

    @Test
    void shouldNeverMixAnnouncedFiguresWithRates() throws Exception {
        assertThat(json(MISSION + "/rates").path("rates")).isEmpty();
    }

    @Test
    void shouldCountIncidentsByAreaKindAndSource() throws Exception {
        JsonNode answer = json(MISSION + "/incidents?area=AA-1");
        assertThat(answer.path("incidents").findValuesAsText("reportId")).containsExactlyInAnyOrder("r1", "r2");
        assertThat(answer.path("counts").toString())
                .contains("{\"area\":\"AA-1\",\"kind\":\"protest\",\"source\":\"own_observation\",\"reports\":1}")
                .contains("{\"area\":\"AA-1\",\"kind\":\"protest\",\"source\":\"media\",\"reports\":1}")
                .doesNotContain("\"reports\":2");
        assertThat(values("/incidents?kind=observer_expelled", "incidents", "reportId"))
                .containsExactly("r3");
        assertThat(values("/incidents?source=own_observation", "incidents", "reportId"))
                .containsExactly("r1");
    }

    @Test
    void shouldRefuseAQuickCountWithoutAProbabilitySampleAndSayWhy() throws Exception {
        HttpResponse<String> refused = server.get(MISSION + "/quick-count");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).path("detail").asText()).isNotBlank();
    }

    @Test
    void shouldShowUndefinedMarginsAsNullNeverAsZero() throws Exception {
        JsonNode estimate =
                json("/v1/missions/aa-2023/quick-count").path("quickCount").get(0);
        assertThat(estimate.path("contest").asText()).isEqualTo("turnout");
        assertThat(estimate.path("shares").get(0).toString())
                .isEqualTo("{\"contestant\":\"voted\",\"share\":0.612,\"margin95\":0.021,\"margin99\":null}");
        assertThat(estimate.path("undefined").asText()).isEqualTo("no 99 % margin");
    }

    @Test
    void shouldShowTheTrailOfOneReport() throws Exception {
        JsonNode reviews =
                json(MISSION + "/reviews?reportId=" + SampleFinding.REPORT).path("reviews");
        assertThat(reviews).hasSize(1);
        assertThat(reviews.get(0).path("action").asText()).isEqualTo("quarantine");
        assertThat(reviews.get(0).path("reason").asText()).isEqualTo("two reports of one visit");
        assertThat(reviews.get(0).path("definitionRevision").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "coverage?area=XX, area, an area id of mission aa-2022",
        "coverage?form=XX, form, 'one of voting, opening, incident'",
        "findings?area=XX, area, an area id of mission aa-2022",
        "findings?rule=XX, rule, 'one of conflict, unknown_hour, suspect_tally, many_voters_added'",
        "findings?severity=XX, severity, 'One of: info, low, medium, high.'",
        "findings?state=XX, state, 'One of: raised, cleared, all.'",
        "findings?colour=XX, query parameter, one that this address knows",
        "series?area=XX, area, an area id of mission aa-2022",
        "incidents?area=XX, area, an area id of mission aa-2022",
        "reviews?reportId=XX, reportId, 'A report''s id, a UUID.'",
    })
    void shouldNameTheParameterAndWhatWasExpected(String query, String parameter, String expected) throws Exception {
        HttpResponse<String> response = server.get(MISSION + "/" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
        assertThat(problem.path("expected").asText()).isEqualTo(expected);
        assertThat(response.body()).doesNotContain("XX");
    }

    @Test
    void shouldAnswer304WhenNothingHasChanged() throws Exception {
        for (String path : List.of("/coverage", "/findings", "/series", "/incidents")) {
            String tag = server.get(MISSION + path).headers().firstValue("ETag").orElseThrow();
            assertThat(server.get(MISSION + path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    void shouldShowContestsChecksAndQuestionsOfAMission() throws Exception {
        JsonNode mission = json(MISSION);
        assertThat(mission.path("plan").asBoolean()).isFalse();
        assertThat(mission.path("sample").asText()).isEqualTo("none");
        JsonNode contest = mission.path("contests").get(0);
        assertThat(contest.path("id").asText()).isEqualTo("president");
        assertThat(contest.path("contestants").findValuesAsText("id")).containsExactly("ada", "bruno");
        assertThat(contest.path("contestants").get(0).path("area").isNull()).isTrue();
        assertThat(contest.path("contestants").get(1).path("area").asText()).isEqualTo("AA-1");
        assertThat(mission.path("checks").get(0).toString())
                .isEqualTo("{\"id\":\"many_voters_added\",\"kind\":\"threshold\",\"severity\":\"high\",\"label\":"
                        + "{\"en\":\"Many voters added\",\"ru\":\"Много добавлено\",\"kk\":\"Көп қосылды\"}}");
        JsonNode incident = mission.path("forms").get(2);
        assertThat(incident.path("questions").findValuesAsText("by")).contains("incident_source");
    }
}
