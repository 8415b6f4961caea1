package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.Refusal;

/** What observers' phones, and others, may send by mistake or on purpose. Each spoils nothing but itself. */
class BadInputTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingElseIsAffected() {
        ReportJson good = ReportJson.voting();
        assertThat(gateway.post(good.text()).statusCode()).isEqualTo(201);
        assertThat(gateway.log.submissions()).last().matches(it -> it.getReportId()
                .equals(good.id()));
    }

    static Stream<Arguments> unreadable() {
        String good = ReportJson.voting().text();
        return Stream.of(
                arguments("nothing", ""),
                arguments("no JSON", "reportId=1"),
                arguments("an unfinished object", good.substring(0, good.length() - 2)),
                arguments("a list", "[" + good + "]"),
                arguments("a word", "\"yes\""),
                arguments("two objects", good + good),
                arguments("a trailing brace", good + "}"),
                arguments("a comma too many", "{\"revision\":1,}"),
                arguments("a comment", "{/* */\"revision\":1}"),
                arguments("a duplicate key", good.replace("\"revision\":1", "\"revision\":1,\"revision\":2")),
                arguments(
                        "a duplicate question", good.replace("\"answers\":{", "\"answers\":{\"group_voting\":\"no\",")),
                arguments("an escaped NUL in an answer", good.replace("\"yes\"", "\"y\\u0000es\"")),
                arguments("an escaped NUL in a key", good.replace("group_voting", "group\\u0000voting")),
                arguments(
                        "a NUL in a field nobody knows",
                        good.replace("{\"reportId", "{\"x\":[\"\\u0000\"],\"reportId")),
                arguments("a raw NUL", good.replace("yes", "y\0es")),
                arguments("a raw line break in a string", good.replace("yes", "y\nes")),
                arguments("nesting without end", "{\"x\":" + "[".repeat(10_000)),
                arguments("a number without end", "{\"revision\":" + "9".repeat(100_000) + "}"),
                arguments("NaN", "{\"revision\":NaN}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void shouldAnswer400(String what, String body) {
        int before = gateway.log.keys().size();

        HttpResponse<String> response = gateway.post(body);

        assertThat(response.statusCode()).as(what).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(ServedGateway.firstError(response)).isEqualTo("body UNREADABLE");
        assertThat(gateway.log.keys()).hasSize(before);
    }

    @Test
    void shouldAnswer400ToBytesThatAreNoUtf8() {
        byte[] bytes = ReportJson.voting().text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[bytes.length - 5] = (byte) 0xff;

        HttpResponse<String> response = gateway.send(gateway.mission("/reports")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void shouldAnswer400ToAReportInAnotherUnicodeAlsoInABatch(String charset) {
        byte[] bytes = ReportJson.voting().text().getBytes(Charset.forName(charset));
        BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(bytes);

        HttpResponse<String> one = gateway.send(gateway.mission("/reports")
                .header("Content-Type", "application/json")
                .POST(body));
        HttpResponse<String> batch = gateway.send(gateway.mission("/reports:batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(body));

        assertThat(one.statusCode()).isEqualTo(400);
        assertThat(batch.body()).contains("\"status\":400").doesNotContain("\"status\":201");
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments("reportId NOT_A_UUID", ReportJson.voting().with("reportId", "12")),
                arguments("reportId WRONG_TYPE", ReportJson.voting().with("reportId", 12)),
                arguments("reportId MISSING", ReportJson.voting().without("reportId")),
                arguments("revision BAD_REVISION", ReportJson.voting().with("revision", 0)),
                arguments("revision WRONG_TYPE", ReportJson.voting().with("revision", "1")),
                arguments("revision WRONG_TYPE", ReportJson.voting().with("revision", 1.5)),
                arguments("revision WRONG_TYPE", ReportJson.voting().with("revision", 1e300)),
                arguments("revision MISSING", ReportJson.voting().without("revision")),
                arguments("withdrawn WRONG_TYPE", ReportJson.voting().with("withdrawn", "yes")),
                arguments("form UNKNOWN_FORM", ReportJson.voting().with("form", "nonsense")),
                arguments("form WRONG_TYPE", ReportJson.voting().with("form", new JsonObject())),
                arguments("form MISSING", ReportJson.voting().without("form")),
                arguments(
                        "formVersion UNKNOWN_FORM_VERSION", ReportJson.voting().with("formVersion", "1999-01-01")),
                arguments("formVersion MISSING", ReportJson.voting().without("formVersion")),
                arguments("place UNKNOWN_PLACE", ReportJson.voting().with("place", "AV-N1-999")),
                arguments("place MISSING", ReportJson.voting().without("place")),
                arguments(
                        "place WRONG_KIND_OF_PLACE",
                        ReportJson.voting().with("form", "tabulation").with("answers", new JsonObject())),
                arguments(
                        "place UNKNOWN_PLACE",
                        ReportJson.voting().with("form", "incident").with("answers", new JsonObject())),
                arguments("observedAt MISSING", ReportJson.voting().without("observedAt")),
                arguments("observedAt WRONG_TYPE", ReportJson.voting().with("observedAt", 1_790_000_000)),
                arguments("observedAt WRONG_TYPE", ReportJson.voting().with("observedAt", "27.09.2026 10:15")),
                arguments("observedAt WRONG_TYPE", ReportJson.voting().with("observedAt", "2026-09-27T10:15:00")),
                arguments("observedAt WRONG_TYPE", ReportJson.voting().with("observedAt", "2026-02-30T10:15:00Z")),
                arguments("observedAt WRONG_TYPE", ReportJson.voting().with("observedAt", "+99999-01-01T00:00:00Z")),
                arguments("sentAt WRONG_TYPE", ReportJson.voting().with("sentAt", "now")),
                arguments("answers WRONG_TYPE", ReportJson.voting().with("answers", new JsonArray())),
                arguments(
                        "answers.nobody_asked UNKNOWN_QUESTION",
                        ReportJson.voting().answer("nobody_asked", "yes")),
                arguments("answers UNKNOWN_QUESTION", ReportJson.voting().answer("Was it fair?", "yes")),
                arguments(
                        "answers.group_voting UNKNOWN_ANSWER",
                        ReportJson.voting().answer("group_voting", "maybe")),
                arguments("answers.group_voting WRONG_TYPE", ReportJson.voting().answer("group_voting", true)),
                arguments("answers.group_voting WRONG_TYPE", ReportJson.voting().answer("group_voting", null)),
                arguments("answers.group_voting WRONG_TYPE", ReportJson.voting().answer("group_voting", 1)),
                arguments("answers.voters_voted WRONG_TYPE", ReportJson.voting().answer("voters_voted", "many")),
                arguments("answers.voters_voted WRONG_TYPE", ReportJson.voting().answer("voters_voted", 1.5)),
                arguments(
                        "answers.voters_voted OUT_OF_RANGE", ReportJson.voting().answer("voters_voted", -1)),
                arguments(
                        "answers.voters_voted OUT_OF_RANGE", ReportJson.voting().answer("voters_voted", 5_001)),
                arguments(
                        "answers.voters_voted OUT_OF_RANGE",
                        ReportJson.voting().answer("voters_voted", new java.math.BigInteger("9".repeat(30)))),
                arguments(
                        "answers.party_observers_present UNKNOWN_ANSWER",
                        ReportJson.voting()
                                .answer(
                                        "party_observers_present",
                                        new JsonArray().add("none").add("bridge"))),
                arguments(
                        "answers.party_observers_present WRONG_TYPE",
                        ReportJson.voting().answer("party_observers_present", new JsonArray().add(new JsonArray()))),
                arguments(
                        "answers.unauthorised_interference NOT_ASKED",
                        ReportJson.voting()
                                .answer("unauthorised_persons", "no")
                                .answer("unauthorised_interference", "yes")),
                arguments(
                        "answers.group_voting WRONG_TYPE",
                        ReportJson.voting()
                                .answer(
                                        "group_voting",
                                        new JsonObject()
                                                .put("sha256", "00")
                                                .put("bytes", 1)
                                                .put("encrypted", true))),
                arguments("photo UNKNOWN_FIELD", ReportJson.voting().with("photo", new JsonObject())),
                arguments("body UNKNOWN_FIELD", ReportJson.voting().with("the observer's name", "A. B.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void shouldAnswer422NamingTheField(String expected, ReportJson report) {
        int before = gateway.log.submissions().size();

        HttpResponse<String> response = gateway.post(report.text());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(ServedGateway.firstError(response)).isEqualTo(expected);
        assertThat(response.body()).contains("\"expected\":\"");
        assertThat(gateway.log.submissions()).hasSize(before);
    }

    @Test
    void shouldLeaveARefusalWithoutAnswersForHeadquarters() {
        ReportJson report = ReportJson.voting().answer("group_voting", "secret words");

        gateway.post(report.text());

        Refusal refusal = gateway.log.refusals().stream()
                .filter(it -> it.getReportId().equals(report.id()))
                .findFirst()
                .orElseThrow();
        assertThat(refusal.getTeam()).isEqualTo("R01");
        assertThat(refusal.getForm()).isEqualTo("voting");
        assertThat(refusal.getReasons()).hasSize(1);
        assertThat(refusal.getReasons().get(0).getField()).isEqualTo("answers.group_voting");
        assertThat(refusal.toString()).doesNotContain("secret");
    }

    @Test
    void shouldLeaveARefusalAlsoWhenOnlyTheShapeIsWrong() {
        ReportJson report = ReportJson.voting().with("form", "no such form").with("revision", "one");

        gateway.post(report.text());

        Refusal refusal = gateway.log.refusals().stream()
                .filter(it -> it.getReportId().equals(report.id()))
                .findFirst()
                .orElseThrow();
        assertThat(refusal.getForm()).isEmpty();
    }

    @Test
    void shouldLeaveNoRefusalWithoutAReadableReportId() {
        int before = gateway.log.refusals().size();

        gateway.post(ReportJson.voting().with("reportId", "x").text());
        gateway.post("{\"reportId\":\"" + UUID.randomUUID());

        assertThat(gateway.log.refusals()).hasSize(before);
    }

    @Test
    void shouldNeverRepeatWhatWasSent() {
        List<String> bodies = List.of(
                ReportJson.voting().answer("group_voting", "SECRET").text(),
                ReportJson.voting().with("place", "SECRET").text(),
                ReportJson.voting().with("form", "SECRET").text(),
                ReportJson.voting().with("observedAt", "SECRET").text(),
                ReportJson.voting().with("is this SECRET?", 1).text(),
                ReportJson.voting().answer("is this SECRET?", 1).text(),
                "{\"reportId\":SECRET}",
                "{\"SECRET\":1,\"SECRET\":2}");

        assertThat(bodies).allSatisfy(body -> {
            HttpResponse<String> response = gateway.post(body);
            assertThat(response.statusCode()).isIn(400, 422);
            assertThat(response.body()).doesNotContain("SECRET");
        });
    }
}
