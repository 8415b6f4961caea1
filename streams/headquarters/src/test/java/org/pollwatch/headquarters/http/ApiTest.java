package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.contract.avro.Withheld;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;

final class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningServer server;

    @BeforeAll
    static void serve() throws Exception {
        Boards boards = new Boards("aa-2022", "log");
        boards.rates()
                .putDay(
                        0,
                        SampleRates.of("AA", "voting")
                                .rate("group_voting", 34, 1131)
                                .number("voters_added", 7, 420)
                                .build());
        boards.rates()
                .putDay(
                        2,
                        SampleRates.of("AA-1", "voting")
                                .withheld("group_voting", 1, 3, Withheld.FEW_REPORTS)
                                .build());
        boards.rates().putDay(4, SampleRates.of("AA", "opening").suspect().build());
        boards.rates()
                .putHour(
                        0,
                        SampleRates.of("AA", "voting")
                                .hour("2022-11-20T10")
                                .rate("group_voting", 3, 100)
                                .build());
        boards.rates()
                .putHour(
                        2,
                        SampleRates.of("AA", "voting")
                                .hour("unknown")
                                .rate("group_voting", 1, 9)
                                .build());
        Boards limited = new Boards("aa-2021", "log");
        limited.rates()
                .putDay(
                        0,
                        SampleRates.of("AA", "voting")
                                .rate("group_voting", 5, 10)
                                .build());
        MissionSnapshot shown = SampleMission.of("aa-2022")
                .published("group_voting", 34, 1131)
                .gate("opened_late", 0, 1131)
                .map("{\"type\":\"FeatureCollection\"}")
                .build();
        MissionSnapshot silent = SampleMission.of("aa-2021")
                .limited()
                .day(LocalDate.of(2021, 1, 10))
                .build();
        MissionSnapshot earlier = SampleMission.of("aa-2019")
                .day(LocalDate.of(2019, 6, 9))
                .published("group_voting", 9, 100)
                .build();
        MissionSnapshot later = SampleMission.of("aa-2023")
                .day(LocalDate.of(2023, 3, 19))
                .published("group_voting", 9, 100)
                .build();
        server = RunningServer.of(
                List.of(
                        new MissionDesk(boards, () -> Optional.of(shown)),
                        new MissionDesk(limited, () -> Optional.of(silent)),
                        new MissionDesk(new Boards("aa-2030", "log"), Optional::empty)),
                List.of(earlier, later));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void shouldListThePublishedMissionsLatestFirst() throws Exception {
        JsonNode missions = json("/v1/missions").path("missions");
        assertThat(missions.findValuesAsText("id")).containsExactly("aa-2022", "aa-2021");
        assertThat(missions.get(0).toString())
                .isEqualTo("{\"id\":\"aa-2022\",\"titles\":{\"en\":\"Election\",\"ru\":\"Выборы\",\"kk\":\"Сайлау\"},"
                        + "\"electionDay\":\"2022-11-20\",\"observation\":\"full\",\"reconstruction\":false}");
        assertThat(missions.get(1).path("observation").asText()).isEqualTo("limited");
    }

    @Test
    void shouldShowAreasFormsAndIndicatorsOfAMission() throws Exception {
        JsonNode mission = json("/v1/missions/aa-2022");
        assertThat(mission.path("timeZone").asText()).isEqualTo("Asia/Almaty");
        assertThat(mission.path("minimumReports").asInt()).isEqualTo(5);
        assertThat(mission.path("map").asBoolean()).isTrue();
        JsonNode region = mission.path("areas").get(1);
        assertThat(region.path("parent").asText()).isEqualTo("AA");
        assertThat(region.path("level").asText()).isEqualTo("region");
        assertThat(region.path("tileColumn").asInt()).isEqualTo(1);
        assertThat(mission.path("areas").get(0).path("parent").isNull()).isTrue();
        assertThat(mission.path("areas").get(0).path("tileRow").isNull()).isTrue();
        assertThat(mission.path("forms").findValuesAsText("phase")).containsExactly("opening", "voting");
        JsonNode indicator = mission.path("forms").get(1).path("indicators").get(0);
        assertThat(indicator.path("id").asText()).isEqualTo("group_voting");
        assertThat(indicator.path("kind").asText()).isEqualTo("counted");
        assertThat(indicator.path("label").path("ru").asText()).isEqualTo("Было ли?");
    }

    @Test
    void shouldShowWhatThisAndEarlierMissionsPrintedButNothingLaterNorWhatOnlyAReplayNeeds() throws Exception {
        JsonNode published = json("/v1/missions/aa-2022").path("published");
        assertThat(published.findValuesAsText("mission")).containsExactly("aa-2022", "aa-2019");
        assertThat(published.get(1).path("year").asInt()).isEqualTo(2019);
        assertThat(published.get(0).path("numerator").asLong()).isEqualTo(34);
        assertThat(published.get(0).path("percent").toString()).isEqualTo("3.0");
        assertThat(published.get(0).path("origin").asText()).isEqualTo("printed");
    }

    @Test
    void shouldServeTheMapOrSayThatThereIsNone() throws Exception {
        assertThat(json("/v1/missions/aa-2022/map").path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(server.get("/v1/missions/aa-2021/map").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldGiveRatesOfTheWholeObservationRoundedToFourDigits() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/rates?area=AA&form=voting");
        assertThat(answer.path("mission").asText()).isEqualTo("aa-2022");
        assertThat(answer.path("asOf").asText()).isEqualTo("2022-11-20T05:15:00.123Z");
        assertThat(answer.path("rates")).hasSize(1);
        JsonNode rates = answer.path("rates").get(0);
        assertThat(rates.path("hour").isNull()).isTrue();
        assertThat(rates.path("indicators").get(0).toString())
                .isEqualTo(
                        "{\"id\":\"group_voting\",\"flagged\":34,\"applicable\":1131,\"rate\":0.0301,\"low\":0.015,"
                                + "\"high\":0.515,\"withheld\":null,\"placesFlagged\":34,\"placesApplicable\":1131,"
                                + "\"notObserved\":1,\"notApplicable\":2,\"notAsked\":3,\"missing\":4,\"n\":null,\"sum\":null}");
        assertThat(rates.path("indicators").get(1).path("sum").asLong()).isEqualTo(420);
        assertThat(rates.path("indicators").get(1).path("rate").isNull()).isTrue();
    }

    @Test
    void shouldFilterByFormAreaAndLevel() throws Exception {
        assertThat(json("/v1/missions/aa-2022/rates").path("rates")).hasSize(3);
        assertThat(json("/v1/missions/aa-2022/rates?form=voting").path("rates")).hasSize(2);
        JsonNode regions = json("/v1/missions/aa-2022/rates?level=region").path("rates");
        assertThat(regions.findValuesAsText("area")).containsExactly("AA-1");
        assertThat(regions.get(0).path("indicators").get(0).path("withheld").asText())
                .isEqualTo("few_reports");
        assertThat(json("/v1/missions/aa-2022/rates?level=region&area=AA").path("rates"))
                .isEmpty();
    }

    @Test
    void shouldGiveHoursOnlyWhenAsked() throws Exception {
        assertThat(json("/v1/missions/aa-2022/rates?hour=all").path("rates").findValuesAsText("hour"))
                .containsExactly("2022-11-20T10", "unknown");
        assertThat(json("/v1/missions/aa-2022/rates?hour=2022-11-20T10").path("rates"))
                .hasSize(1);
        assertThat(json("/v1/missions/aa-2022/rates?hour=2022-11-20T11").path("rates"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "area=XX, area, an area id of mission aa-2022",
        "form=tabulation, form, 'one of voting, opening'",
        "level=village, level, 'One of: country, region, district.'",
        "hour=noon, hour, 'A local hour such as 2022-11-20T10, or unknown, or all.'",
        "aera=AA, query parameter, one that this address knows",
        "area=AA&area=AA-1, area, to be given once",
    })
    void shouldNameTheParameterAndWhatWasExpected(String query, String parameter, String expected) throws Exception {
        HttpResponse<String> response = server.get("/v1/missions/aa-2022/rates?" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
        assertThat(problem.path("expected").asText()).isEqualTo(expected);
        assertThat(response.body()).doesNotContain("village", "noon", "XX");
    }

    @Test
    void shouldAnswerUnknownAndUnpublishedMissions() throws Exception {
        assertThat(server.get("/v1/missions/nowhere").statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/missions/nowhere/rates").statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/missions/nowhere/events").statusCode()).isEqualTo(404);
        HttpResponse<String> early = server.get("/v1/missions/aa-2030");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldNeverShowARateOfALimitedMission() throws Exception {
        JsonNode indicator = json("/v1/missions/aa-2021/rates")
                .path("rates")
                .get(0)
                .path("indicators")
                .get(0);
        assertThat(indicator.path("flagged").asLong()).isEqualTo(5);
        assertThat(indicator.path("rate").isNull()).isTrue();
        assertThat(indicator.path("low").isNull()).isTrue();
        assertThat(indicator.path("high").isNull()).isTrue();
        assertThat(indicator.path("withheld").asText()).isEqualTo("limited");
    }

    @Test
    void shouldAnswer304WhenNothingHasChanged() throws Exception {
        for (String path : List.of("/v1/missions", "/v1/missions/aa-2022", "/v1/missions/aa-2022/rates")) {
            String tag = server.get(path).headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = server.get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }
}
