package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.board.Boards;

/** What headquarters enters: announced figures and decisions about reports. */
final class EntryApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERIES = "/v1/missions/aa-2022/series";
    private static final String REVIEWS = "/v1/missions/aa-2022/reviews";
    private static final String REPORT = "7a0f4c0e-6a0b-4c5e-9a57-2d8a4f0b6a11";
    private static final String DECISION = "{\"reportId\":\"" + REPORT
            + "\",\"action\":\"quarantine\",\"reason\":\"two reports of one visit\",\"by\":\"desk 2\"}";
    private static final String TURNOUT = "{\"series\":\"turnout_official\",\"area\":\"AA\",\"percent\":69.40}";

    private static RunningServer server;

    @BeforeAll
    static void serve() {
        server = RunningServer.over(
                new Boards("aa-2022", "log"), SampleMission.of("aa-2022").build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() {
        server.entries().clear();
    }

    @Test
    void shouldTakeOneAnnouncedFigureAndSayWhatWasWritten() throws Exception {
        HttpResponse<String> response = server.post(
                SERIES + "?by=desk%202",
                "application/json",
                "{\"series\":\"turnout_official\",\"area\":\"AA-1\",\"hour\":\"2022-11-20T10\",\"amount\":1778,"
                        + "\"of\":12698,\"percent\":\"14.0\",\"source\":\"CEC\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        SeriesFigure figure = server.entries().series().get(0);
        assertThat(figure.getArea()).isEqualTo("AA-1");
        assertThat(figure.getHour()).isEqualTo("2022-11-20T10");
        assertThat(figure.getAmount()).isEqualTo(1_778L);
        assertThat(figure.getOf()).isEqualTo(12_698L);
        assertThat(figure.getPercent()).isEqualTo("14.0");
        assertThat(figure.getEnteredBy()).isEqualTo("desk 2");
        JsonNode written = JSON.readTree(response.body()).path("series");
        assertThat(written.findValuesAsText("percent")).containsExactly("14.0");
    }

    @Test
    void shouldKeepTheDigitsOfANumber() throws Exception {
        server.post(SERIES, "application/json", TURNOUT);
        assertThat(server.entries().series()).singleElement().satisfies(figure -> assertThat(figure.getPercent())
                .isEqualTo("69.40"));
    }

    @Test
    void shouldTakeAListAndATable() throws Exception {
        String list = "[" + TURNOUT + ",{\"series\":\"voters_added_official\",\"area\":\"AA\",\"amount\":2267}]";
        assertThat(server.post(SERIES, "application/json", list).statusCode()).isEqualTo(202);
        String table =
                """
                \uFEFFseries,area,hour,amount,of,percent,source
                turnout_official,AA-2,,7746,12698,61.0,made up
                turnout_official,AA-2,2022-11-20T14,,,31,
                """;
        HttpResponse<String> response = server.post(SERIES, "text/csv; charset=utf-8", table);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        List<SeriesFigure> taken = server.entries().series();
        assertThat(taken).hasSize(4);
        assertThat(taken.get(1).getAmount()).isEqualTo(2_267L);
        assertThat(taken.get(2).getPercent()).isEqualTo("61.0");
        assertThat(taken.get(2).getHour()).isNull();
        assertThat(taken.get(3).getAmount()).isNull();
        assertThat(taken.get(3).getEnteredBy()).isEqualTo("headquarters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"series\":\"turnout_official\",\"area\":\"AB\",\"percent\":1} | area | an area id of mission aa-2022",
                "{\"series\":\"Turnout!\",\"area\":\"AA\",\"percent\":1} | series | a lower-case Latin letter, then letters, digits and underscores, 64 at most",
                "{\"series\":\"s\",\"area\":\"AA\",\"percent\":1,\"hour\":\"noon\"} | hour | a local hour such as 2022-11-20T10, or nothing for the whole election",
                "{\"series\":\"s\",\"area\":\"AA\",\"percent\":1,\"hour\":\"2022-11-20T25\"} | hour | a local hour such as 2022-11-20T10, or nothing for the whole election",
                "{\"series\":\"s\",\"area\":\"AA\"} | amount | an amount or a percent, at least one of them",
                "{\"series\":\"s\",\"area\":\"AA\",\"percent\":100.01} | percent | a decimal number from 0 to 100",
                "{\"series\":\"s\",\"area\":\"AA\",\"percent\":true} | percent | a decimal number from 0 to 100",
                "{\"series\":\"s\",\"area\":\"AA\",\"amount\":-1} | amount | a whole number from 0 on",
                "{\"series\":\"s\",\"area\":\"AA\",\"amount\":1.5} | amount | a whole number from 0 on",
                "{\"series\":\"s\",\"area\":\"AA\",\"percent\":1,\"of\":5} | of | an amount beside it",
                "{\"series\":\"s\",\"area\":\"AA\",\"percent\":1,\"colour\":5} | series | no other field beside series, area, hour, amount, of, percent and source",
                "[{\"series\":\"s\",\"area\":\"AA\",\"percent\":1},{\"series\":\"s\",\"area\":\"AB\",\"percent\":1}] | [1].area | an area id of mission aa-2022",
                "[{\"series\":\"s\",\"area\":\"AA\",\"percent\":1},{\"series\":\"s\",\"area\":\"AA\",\"percent\":2}] | [1].series | each series, area and hour once",
                "[] | body | a figure, or a list of one or more",
                "{\"series\":\"s\",\"series\":\"t\"} | body | JSON without duplicate keys, and nothing behind it",
                "{\"series\" | body | JSON without duplicate keys, and nothing behind it",
            })
    void shouldNameTheFieldOfAFigureAndWhatWasExpected(String body, String field, String expected) throws Exception {
        HttpResponse<String> response = server.post(SERIES, "application/json", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        JsonNode error = JSON.readTree(response.body()).path("errors").get(0);
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("expected").asText()).isEqualTo(expected);
        assertThat(response.body()).doesNotContain("AB", "noon", "Turnout!", "colour", "100.01");
        assertThat(server.entries().series()).isEmpty();
    }

    @Test
    void shouldTakeAllOfATableOrNothingAndNameTheLine() throws Exception {
        String table = "series,area,percent\nturnout_official,AA,10\nturnout_official,AB,10\nturnout_official,AA-1,x\n";
        HttpResponse<String> response = server.post(SERIES, "text/csv", table);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(response.body()).path("errors").findValuesAsText("field"))
                .containsExactly("line 3, area", "line 4, percent");
        assertThat(server.entries().series()).isEmpty();
        assertThat(server.post(SERIES, "text/csv", "series,area,percent\n").statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarantine", "release"})
    void shouldWriteADecision(String action) throws Exception {
        HttpResponse<String> response =
                server.post(REVIEWS, "application/json", DECISION.replace("quarantine", action));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        Review review = server.entries().reviews().get(0);
        assertThat(review.getReportId()).isEqualTo(REPORT);
        assertThat(review.getAction()).isEqualTo(ReviewAction.valueOf(action.toUpperCase(java.util.Locale.ROOT)));
        assertThat(review.getReason()).isEqualTo("two reports of one visit");
        assertThat(review.getBy()).isEqualTo("desk 2");
        assertThat(JSON.readTree(response.body()).path("action").asText()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7a0f4c0e-6a0b-4c5e-9a57-2d8a4f0b6a11 | 17 | reportId | a report's id, a UUID",
                "\"quarantine\" | \"restate\" | action | quarantine, release or verify",
                "two reports of one visit | ` ` | reason | why, in 1 to 500 characters",
                "\"desk 2\" | 5 | by | who decides, in 1 to 100 characters",
                "\"by\" | \"who\" | body | action, by, reason, reportId, revision, and no other field",
            })
    void shouldNameTheFieldOfADecisionAndWhatWasExpected(String part, String wrong, String field, String expected)
            throws Exception {
        HttpResponse<String> response = server.post(REVIEWS, "application/json", DECISION.replace(part, wrong));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        List<String> errors = new ArrayList<>();
        JSON.readTree(response.body())
                .path("errors")
                .forEach(it -> errors.add(
                        it.path("field").asText() + ": " + it.path("expected").asText()));
        assertThat(errors).contains(field + ": " + expected);
        assertThat(server.entries().reviews()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void shouldDemandAContentTypeThatNoForeignPageCanSend(String type) throws Exception {
        assertThat(server.post(SERIES, type, TURNOUT).statusCode()).isEqualTo(415);
        assertThat(server.post(REVIEWS, type, DECISION).statusCode()).isEqualTo(415);
        assertThat(server.post(REVIEWS, "text/csv", DECISION).statusCode()).isEqualTo(415);
        assertThat(server.entries().reviews()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 202",
        "Sec-Fetch-Site, none, 202",
        "Origin, https://attacker.example, 403",
        "Origin, null, 403",
    })
    void shouldRefuseWhatAPageOfAnotherOriginSends(String header, String value, int status) throws Exception {
        HttpResponse<String> response = server.post(REVIEWS, "application/json", DECISION, header, value);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(server.entries().reviews()).hasSize(status == 202 ? 1 : 0);
    }

    @Test
    void shouldTakeWhatItsOwnPageSends() throws Exception {
        String origin = "http://127.0.0.1:" + server.port();
        assertThat(server.post(REVIEWS, "application/json", DECISION, "Origin", origin)
                        .statusCode())
                .isEqualTo(202);
        String otherPort = "http://127.0.0.1:" + (server.port() + 1);
        assertThat(server.post(REVIEWS, "application/json", DECISION, "Origin", otherPort)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldSayThatTheLogDidNotTakeIt() throws Exception {
        server.entries().away(true);
        HttpResponse<String> response = server.post(REVIEWS, "application/json", DECISION);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(server.post(SERIES, "application/json", TURNOUT).statusCode())
                .isEqualTo(503);
        server.entries().away(false);
        assertThat(server.post(REVIEWS, "application/json", DECISION).statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeAndAMissionThatIsNotHere() throws Exception {
        String large = "[" + " ".repeat((int) EntryRoutes.LARGEST) + "]";
        assertThat(server.post(SERIES, "application/json", large).statusCode()).isEqualTo(413);
        assertThat(server.post("/v1/missions/nowhere/series", "application/json", TURNOUT)
                        .statusCode())
                .isEqualTo(404);
    }
}
