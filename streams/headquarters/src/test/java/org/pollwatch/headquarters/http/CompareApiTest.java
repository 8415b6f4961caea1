package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;

/** In this sample the region AA-1 of 2019 was split into AA-1 and AA-2 before 2022. */
final class CompareApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningServer server;

    @BeforeAll
    static void serve() {
        SampleMission now = SampleMission.of("aa-2022")
                .earlier("aa-2019", "AA-1", "AA-1")
                .earlier("aa-2019", "AA-1", "AA-2")
                .earlier("aa-2015", "AA-9", "AA-1");
        SampleMission before =
                SampleMission.of("aa-2019").day(LocalDate.of(2019, 6, 9)).regionName("Old West");
        SampleMission silent = SampleMission.of("aa-2021").limited().day(LocalDate.of(2021, 1, 10));
        SampleMission archived = SampleMission.of("aa-2015")
                .day(LocalDate.of(2015, 4, 26))
                .published("group_voting", 30, 1000)
                .gate("opened_late", 1, 10);
        Boards boards = new Boards("aa-2022", "log");
        put(boards, 0, "AA", 34, 1131);
        put(boards, 1, "AA-1", 2, 20);
        put(boards, 2, "AA-2", 3, 30);
        Boards earlier = new Boards("aa-2019", "log");
        put(earlier, 0, "AA", 68, 1352);
        put(earlier, 1, "AA-1", 10, 40);
        put(earlier, 2, "AA-2", 7, 3_000);
        Boards counts = new Boards("aa-2021", "log");
        put(counts, 0, "AA", 5, 10);
        server = RunningServer.of(
                List.of(
                        new MissionDesk(boards, () -> Optional.of(now.build())),
                        new MissionDesk(earlier, () -> Optional.of(before.build())),
                        new MissionDesk(counts, () -> Optional.of(silent.build()))),
                List.of(archived.build()));
    }

    private static void put(Boards boards, long offset, String area, long flagged, long applicable) {
        boards.rates()
                .putDay(
                        offset,
                        SampleRates.of(area, "voting")
                                .rate("group_voting", flagged, applicable)
                                .number("voters_added", 7, 420)
                                .build());
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

    private static JsonNode figure(JsonNode group, String indicator) {
        for (JsonNode figure : group.path("figures")) {
            if (figure.path("id").asText().equals(indicator)) {
                return figure;
            }
        }
        throw new AssertionError("no " + indicator + " in " + group);
    }

    @Test
    void shouldListWhatThereIsToCompareWith() throws Exception {
        JsonNode missions = json("/v1/missions/aa-2022/compare").path("missions");
        assertThat(missions.findValuesAsText("id")).containsExactly("aa-2021", "aa-2019", "aa-2015");
        assertThat(missions.get(1).path("groups").asInt()).isEqualTo(2);
        assertThat(missions.get(2).path("served").asBoolean()).isFalse();
    }

    @Test
    void shouldSetBothRatesAndTheirDifferenceSideBySide() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/compare?with=aa-2019&form=voting&area=AA");
        assertThat(answer.path("groups")).hasSize(1);
        JsonNode voting = figure(answer.path("groups").get(0), "group_voting");
        assertThat(voting.path("here").path("flagged").asLong()).isEqualTo(34);
        assertThat(voting.path("there").path("applicable").asLong()).isEqualTo(1352);
        assertThat(voting.path("here").path("rate").asDouble()).isEqualTo(0.0301);
        assertThat(voting.path("there").path("rate").asDouble()).isEqualTo(0.0503);
        JsonNode difference = voting.path("difference");
        assertThat(difference.path("difference").asDouble()).isCloseTo(-0.0202, within(1e-9));
        assertThat(difference.path("low").asDouble()).isLessThan(-0.0202).isGreaterThan(-0.04);
        assertThat(difference.path("high").asDouble()).isGreaterThan(-0.0202).isLessThan(0);
    }

    @Test
    void shouldAddTheTalliesOfARegionThatWasSplit() throws Exception {
        JsonNode group = json("/v1/missions/aa-2022/compare?with=aa-2019&form=voting&area=AA-2")
                .path("groups")
                .get(0);
        assertThat(group.path("areas").findValuesAsText("id")).containsExactly("AA-1", "AA-2");
        assertThat(group.path("withAreas").findValuesAsText("id")).containsExactly("AA-1");
        assertThat(group.path("withAreas").get(0).path("names").path("en").asText())
                .isEqualTo("Old West");
        JsonNode voting = figure(group, "group_voting");
        assertThat(voting.path("here").path("flagged").asLong()).isEqualTo(5);
        assertThat(voting.path("here").path("applicable").asLong()).isEqualTo(50);
        assertThat(voting.path("there").path("flagged").asLong()).isEqualTo(10);
        assertThat(voting.path("difference").path("difference").asDouble()).isEqualTo(-0.15);
    }

    @Test
    void shouldReadTheSameDeclarationFromTheOtherSide() throws Exception {
        JsonNode group = json("/v1/missions/aa-2019/compare?with=aa-2022&form=voting&area=AA-1")
                .path("groups")
                .get(0);
        assertThat(group.path("withAreas").findValuesAsText("id")).containsExactly("AA-1", "AA-2");
        assertThat(figure(group, "group_voting")
                        .path("difference")
                        .path("difference")
                        .asDouble())
                .isEqualTo(0.15);
    }

    @Test
    void shouldCompareNoRegionThatIsOnlyNamedAlike() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/compare?with=aa-2021&form=voting");
        assertThat(answer.path("groups")).hasSize(1);
        assertThat(answer.path("groups").get(0).path("whole").asBoolean()).isTrue();
        HttpResponse<String> refused = server.get("/v1/missions/aa-2022/compare?with=aa-2021&form=voting&area=AA-1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("earlier.csv says which");
    }

    @Test
    void shouldNameADeclaredGroupWhoseAreaTheOtherMissionDoesNotHave() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/compare?with=aa-2015&form=voting");
        assertThat(answer.path("refused").get(0).path("withAreas").findValuesAsText("id"))
                .containsExactly("AA-9");
    }

    @Test
    void shouldGiveCountsAndNoRateNorDifferenceBesideALimitedMission() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/compare?with=aa-2021&form=voting");
        assertThat(answer.path("rates").asBoolean()).isFalse();
        JsonNode voting = figure(answer.path("groups").get(0), "group_voting");
        assertThat(voting.path("there").path("flagged").asLong()).isEqualTo(5);
        assertThat(voting.path("here").path("rate").isNull()).isTrue();
        assertThat(voting.path("there").path("rate").isNull()).isTrue();
        assertThat(voting.path("difference").isNull()).isTrue();
        assertThat(answer.toString()).doesNotContain("0.5");
    }

    @Test
    void shouldStandBesideWhatAMissionPrintedThatIsNotServed() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/compare?with=aa-2015&form=voting&area=AA");
        JsonNode voting = figure(answer.path("groups").get(0), "group_voting");
        assertThat(voting.path("there").isNull()).isTrue();
        JsonNode printed = voting.path("printed").get(0);
        assertThat(printed.path("numerator").asLong()).isEqualTo(30);
        assertThat(printed.path("difference").path("difference").asDouble()).isCloseTo(0.0001, within(1e-9));
        assertThat(printed.path("difference").path("low").asDouble()).isLessThan(0);
    }

    @Test
    void shouldGiveNumbersWithoutARate() throws Exception {
        JsonNode answer = json("/v1/missions/aa-2022/compare?with=aa-2019&form=voting&area=AA-1");
        JsonNode added = figure(answer.path("groups").get(0), "voters_added");
        assertThat(added.path("here").path("n").asLong()).isEqualTo(14);
        assertThat(added.path("here").path("sum").asLong()).isEqualTo(840);
        assertThat(added.path("here").path("rate").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "with=aa-1999&form=voting, 'with: expected one of aa-2021, aa-2019, aa-2015'",
        "with=aa-2019&form=no, 'form: expected one of voting, opening'",
        "with=aa-2019, 'form: expected one of voting, opening'",
        "with=aa-2019&form=voting&area=X, 'area: expected an area id of mission aa-2022'"
    })
    void shouldNameTheParameterAtFault(String query, String detail) throws Exception {
        HttpResponse<String> refused = server.get("/v1/missions/aa-2022/compare?" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).path("detail").asText()).isEqualTo(detail);
    }
}
