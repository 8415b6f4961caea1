package org.pollwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.ReportJson;
import org.pollwatch.gateway.intake.ReadReport;
import org.pollwatch.gateway.intake.ReportReader;
import org.pollwatch.mission.Mission;

/** The OpenAPI document and the parser say the same of a body's shape. */
class DocumentedBodiesTest {
    private static final Mission MISSION = Arvenia.mission();
    private static Vertx vertx;
    private static OpenAPIContract contract;
    private static Validator schema;

    @BeforeAll
    static void loadDocument() throws Exception {
        vertx = Vertx.vertx();
        contract = OpenAPIContract.from(vertx, RoutesDocument.forRouter())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        JsonSchema report = contract.operation("postReport")
                .getRequestBody()
                .getContent()
                .get("application/json")
                .getSchema();
        schema = contract.getSchemaRepository().validator(report);
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments(true, ReportJson.voting()),
                arguments(true, ReportJson.voting().with("withdrawn", true)),
                arguments(true, ReportJson.voting().without("answers")),
                arguments(true, ReportJson.voting().with("revision", Long.MAX_VALUE)),
                arguments(true, ReportJson.voting().with("sentAt", "2026-09-27T10:15:30.123Z")),
                arguments(true, ReportJson.voting().with("sentAt", null)),
                arguments(true, ReportJson.voting().with("observedAt", "2026-09-27T10:15+18:00")),
                arguments(true, ReportJson.voting().with("observedAt", "2026-09-27t10:15:00z")),
                arguments(true, ReportJson.voting().answer("voters_voted", 5)),
                arguments(true, ReportJson.voting().answer("party_observers_present", new JsonArray().add("bridge"))),
                arguments(true, ReportJson.results().answer("votes", new JsonObject().put("pilot", 812))),
                arguments(true, ReportJson.table().answer("rows", rows(ReportJson.row("AV-N1-002", 812, 176)))),
                arguments(true, ReportJson.table().answer("rows", rows(new JsonObject().put("place", "AV-N1-002")))),
                arguments(true, ReportJson.results().answer("note", attachment())),
                arguments(true, ReportJson.results().answer("note", attachment().put("bytes", 10_000_000))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("bytes", 10_000_001))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("bytes", 0))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("encrypted", false))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("encrypted", "true"))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("sha256", "AB"))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("kind", "note"))),
                arguments(
                        false, ReportJson.results().answer("note", attachment().put("kind", 1))),
                arguments(false, ReportJson.results().answer("note", without("sha256"))),
                arguments(false, ReportJson.results().answer("note", without("bytes"))),
                arguments(false, ReportJson.results().answer("note", without("encrypted"))),
                arguments(false, ReportJson.results().answer("votes", new JsonObject())),
                arguments(false, ReportJson.results().answer("votes", new JsonObject().put("pilot", -1))),
                arguments(false, ReportJson.results().answer("votes", new JsonObject().put("pilot", "1"))),
                arguments(false, ReportJson.results().answer("votes", new JsonObject().put("pilot", 1_000_000_001))),
                arguments(false, ReportJson.table().answer("rows", rows(new JsonObject()))),
                arguments(false, ReportJson.table().answer("rows", rows(ReportJson.row("AV-N1-002", 1.5, 1)))),
                arguments(
                        false,
                        ReportJson.table()
                                .answer(
                                        "rows",
                                        rows(ReportJson.row("AV-N1-002", 1, 1).put("observer", 1)))),
                arguments(false, ReportJson.voting().without("reportId")),
                arguments(false, ReportJson.voting().without("revision")),
                arguments(false, ReportJson.voting().without("form")),
                arguments(false, ReportJson.voting().without("formVersion")),
                arguments(false, ReportJson.voting().without("place")),
                arguments(false, ReportJson.voting().without("observedAt")),
                arguments(false, ReportJson.voting().with("reportId", "1-2-3-4-5")),
                arguments(false, ReportJson.voting().with("reportId", null)),
                arguments(false, ReportJson.voting().with("revision", 0)),
                arguments(false, ReportJson.voting().with("revision", 1.5)),
                arguments(false, ReportJson.voting().with("revision", "1")),
                arguments(false, ReportJson.voting().with("withdrawn", null)),
                arguments(false, ReportJson.voting().with("withdrawn", 1)),
                arguments(false, ReportJson.voting().with("form", 1)),
                arguments(false, ReportJson.voting().with("place", new JsonArray())),
                arguments(false, ReportJson.voting().with("observedAt", "2026-09-27")),
                arguments(false, ReportJson.voting().with("observedAt", "2026-09-27T10:15:00")),
                arguments(false, ReportJson.voting().with("observedAt", "2026-13-27T10:15:00Z")),
                arguments(false, ReportJson.voting().with("observedAt", "2026-09-27T24:15:00Z")),
                arguments(false, ReportJson.voting().with("observedAt", "2026-09-27T10:15:00+0600")),
                arguments(false, ReportJson.voting().with("sentAt", false)),
                arguments(false, ReportJson.voting().with("answers", "none")),
                arguments(false, ReportJson.voting().answer("group_voting", null)),
                arguments(false, ReportJson.voting().answer("group_voting", true)),
                arguments(false, ReportJson.voting().answer("group_voting", new JsonObject())),
                arguments(false, ReportJson.voting().answer("voters_voted", 1.5)),
                arguments(false, ReportJson.voting().answer("party_observers_present", new JsonArray().add(1))),
                arguments(false, ReportJson.voting().with("team", "R01")));
    }

    private static JsonObject attachment() {
        return new JsonObject().put("sha256", "0a".repeat(32)).put("bytes", 512).put("encrypted", true);
    }

    private static JsonObject without(String name) {
        JsonObject json = attachment();
        json.remove(name);
        return json;
    }

    private static JsonArray rows(JsonObject row) {
        return new JsonArray().add(row);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bodies")
    void shouldAgreeOnABody(boolean taken, ReportJson report) {
        byte[] bytes = report.text().getBytes(StandardCharsets.UTF_8);
        ReadReport read = new ReportReader().read(bytes, 0, bytes.length);
        boolean taking = read instanceof ReadReport.Read whole
                && ReportCheck.check(whole.report(), MISSION).isEmpty();
        boolean documented = schema.validate(new JsonObject(report.text())).getValid();

        assertThat(taking).as("the parser, of " + report.text()).isEqualTo(taken);
        assertThat(documented).as("the document, of " + report.text()).isEqualTo(taken);
    }

    @Test
    void shouldHaveADocumentedAnswerForEveryStatusOfAReport() {
        JsonObject responses = RoutesDocument.read()
                .getJsonObject("paths")
                .getJsonObject("/v1/missions/{mission}/reports")
                .getJsonObject("post")
                .getJsonObject("responses");

        assertThat(responses.fieldNames())
                .containsExactlyInAnyOrder(
                        "200", "201", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503");
    }
}
