package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.avro.GivenAnswer;
import org.pollwatch.contract.avro.GivenAttachment;
import org.pollwatch.contract.avro.GivenProtocol;
import org.pollwatch.contract.avro.GivenVotes;

/** Votes by contestant, and the rows of a commission's table. */
class ResultsTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static GivenAnswer onlyAnswer(ReportJson report) {
        return gateway.log.submissions().stream()
                .filter(it -> it.getReportId().equals(report.id()))
                .findFirst()
                .orElseThrow()
                .getAnswers()
                .get(0);
    }

    @Test
    void shouldStoreVotesAsTheyWereSent() {
        ReportJson report = ReportJson.results()
                .with("place", "AV-S1-031")
                .answer("votes", new JsonObject().put("pilot", 812).put("keeper", 0));

        assertThat(gateway.post(report.text()).statusCode()).isEqualTo(201);
        assertThat(onlyAnswer(report).getVotes())
                .containsExactly(new GivenVotes("keeper", 0L), new GivenVotes("pilot", 812L));
    }

    @Test
    void shouldStoreTheRowsOfATableAsTheyWereSent() {
        ReportJson report = ReportJson.table()
                .answer(
                        "rows",
                        new JsonArray()
                                .add(ReportJson.row("AV-N1-002", 812, 176))
                                .add(new JsonObject().put("place", "AV-N1-001")));

        assertThat(gateway.post(report.text()).statusCode()).isEqualTo(201);
        assertThat(onlyAnswer(report).getProtocols())
                .containsExactly(
                        new GivenProtocol("AV-N1-001", List.of(), List.of()),
                        new GivenProtocol(
                                "AV-N1-002",
                                List.of(new GivenVotes("pilot", 812L), new GivenVotes("valid", 900L)),
                                List.of(new GivenVotes("pilot", 176L))));
    }

    @Test
    void shouldStoreTheNameOfAnEncryptedNote() {
        String hash = "0a".repeat(32);
        ReportJson report = ReportJson.results()
                .answer(
                        "note",
                        new JsonObject()
                                .put("encrypted", true)
                                .put("bytes", 512)
                                .put("sha256", hash));

        assertThat(gateway.post(report.text()).statusCode()).isEqualTo(201);
        assertThat(onlyAnswer(report).getAttachment()).isEqualTo(new GivenAttachment(hash, 512L));
    }

    @Test
    void shouldRefuseANoteInClearByItsNameAlone() {
        HttpResponse<String> inClear = gateway.post(
                ReportJson.results().answer("note", "planted words").text());
        assertThat(ServedGateway.firstError(inClear)).isEqualTo("answers.note WRONG_TYPE");
        assertThat(inClear.body()).doesNotContain("planted");

        JsonObject attachment = new JsonObject()
                .put("sha256", "0a".repeat(32))
                .put("bytes", 512)
                .put("encrypted", false);
        assertThat(ServedGateway.firstError(gateway.post(
                        ReportJson.results().answer("note", attachment).text())))
                .isEqualTo("answers.note.encrypted UNKNOWN_ANSWER");
    }

    @Test
    void shouldTakeResultsInABatchToo() {
        ReportJson good = ReportJson.results().answer("votes", new JsonObject().put("pilot", 1));
        ReportJson bad = ReportJson.results().answer("votes", new JsonObject().put("keeper", 1));

        HttpResponse<String> response = gateway.postBatch(good.text() + "\n" + bad.text());

        assertThat(response.body().lines().map(JsonObject::new).map(it -> it.getInteger("status")))
                .containsExactly(201, 422);
        assertThat(onlyAnswer(good).getVotes()).hasSize(1);
    }

    @Test
    void shouldTakeAsManyRowsAsTheBoundAllows() {
        assertThat(ServedGateway.firstError(gateway.post(manyRows(200).text())))
                .isEqualTo("answers.rows[0].place UNKNOWN_PLACE");
        assertThat(ServedGateway.firstError(gateway.post(manyRows(201).text()))).isEqualTo("answers.rows OUT_OF_RANGE");
    }

    private static ReportJson manyRows(int number) {
        JsonArray rows = new JsonArray();
        IntStream.range(0, number).forEach(i -> rows.add(ReportJson.row("nowhere-" + i, 1, 1)));
        return ReportJson.table().answer("rows", rows);
    }

    @Test
    void shouldTakeAsManyContestantsAsTheBoundAllows() {
        assertThat(ServedGateway.firstError(gateway.post(manyVotes(300).text())))
                .isEqualTo("answers.votes UNKNOWN_CONTESTANT");
        assertThat(ServedGateway.firstError(gateway.post(manyVotes(301).text())))
                .isEqualTo("answers.votes OUT_OF_RANGE");
    }

    private static ReportJson manyVotes(int number) {
        JsonObject votes = new JsonObject();
        IntStream.range(0, number).forEach(i -> votes.put("c" + i, 1));
        return ReportJson.results().answer("votes", votes);
    }

    static Stream<Arguments> invalid() {
        JsonObject good = ReportJson.row("AV-N1-002", 1, 1);
        return Stream.of(
                arguments("answers.votes UNKNOWN_CONTESTANT", votes(new JsonObject().put("nobody", 1))),
                arguments("answers.votes UNKNOWN_CONTESTANT", votes(new JsonObject().put("keeper", 1))),
                arguments("answers.votes OUT_OF_RANGE", votes(new JsonObject().put("pilot", -1))),
                arguments(
                        "answers.votes OUT_OF_RANGE",
                        votes(new JsonObject().put("pilot", new BigInteger("9".repeat(30))))),
                arguments("answers.votes WRONG_TYPE", votes(new JsonObject().put("pilot", 1.5))),
                arguments("answers.votes WRONG_TYPE", votes(new JsonObject().put("pilot", "many"))),
                arguments("answers.votes WRONG_TYPE", votes(new JsonObject().putNull("pilot"))),
                arguments("answers.votes WRONG_TYPE", votes(new JsonObject().put("pilot", new JsonArray().add(1)))),
                arguments("answers.votes UNKNOWN_ANSWER", votes(new JsonObject())),
                arguments("answers.votes WRONG_TYPE", votes(812)),
                arguments("answers.votes WRONG_TYPE", votes(new JsonArray().add(good))),
                arguments(
                        "answers.group_voting WRONG_TYPE",
                        ReportJson.voting().answer("group_voting", new JsonObject().put("yes", 1))),
                arguments(
                        "answers.voters_voted WRONG_TYPE",
                        ReportJson.voting().answer("voters_voted", new JsonArray().add(good))),
                arguments("answers.rows WRONG_TYPE", rows("none")),
                arguments("answers.rows WRONG_TYPE", rows(new JsonObject().put("pilot", 1))),
                arguments("answers.rows WRONG_TYPE", rows(new JsonArray())),
                arguments(
                        "answers.rows WRONG_TYPE",
                        rows(new JsonArray().add("AV-N1-002").add(good))),
                arguments(
                        "answers.rows[1] WRONG_TYPE",
                        rows(new JsonArray().add(good).add("AV-N1-003"))),
                arguments(
                        "answers.rows[1].place UNKNOWN_ANSWER",
                        rows(new JsonArray().add(good).add(good))),
                arguments("answers.rows[0].place UNKNOWN_PLACE", rows(row("nowhere", 1, 1))),
                arguments("answers.rows[0].place UNKNOWN_PLACE", rows(row(Arvenia.COMMISSION, 1, 1))),
                arguments("answers.rows[0].place MISSING", rows(new JsonArray().add(new JsonObject()))),
                arguments(
                        "answers.rows[0].place WRONG_TYPE",
                        rows(new JsonArray().add(new JsonObject().put("place", 2)))),
                arguments("answers.rows[0].station WRONG_TYPE", rows(row("AV-N1-002", "one", 1))),
                arguments("answers.rows[0].commission OUT_OF_RANGE", rows(row("AV-N1-002", 1, -1))),
                arguments(
                        "answers.rows[0].station UNKNOWN_CONTESTANT",
                        rows(new JsonArray()
                                .add(new JsonObject()
                                        .put("place", "AV-N1-002")
                                        .put("station", new JsonObject().put("keeper", 1))))),
                arguments(
                        "answers.rows[0].commission WRONG_TYPE",
                        rows(new JsonArray()
                                .add(new JsonObject().put("place", "AV-N1-002").put("commission", 7)))),
                arguments(
                        "answers.rows[0].observer UNKNOWN_FIELD",
                        rows(new JsonArray().add(good.copy().put("observer", "A. B.")))),
                arguments(
                        "answers.rows[0] UNKNOWN_FIELD",
                        rows(new JsonArray().add(good.copy().put("the observer's name", "A. B.")))));
    }

    private static ReportJson votes(Object answer) {
        return ReportJson.results().answer("votes", answer);
    }

    private static ReportJson rows(Object answer) {
        return ReportJson.table().answer("rows", answer);
    }

    private static JsonArray row(String station, Object brought, Object entered) {
        return new JsonArray().add(ReportJson.row(station, brought, entered));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("invalid")
    void shouldAnswer422NamingTheField(String expected, ReportJson report) {
        int before = gateway.log.submissions().size();

        HttpResponse<String> response = gateway.post(report.text());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(ServedGateway.firstError(response)).isEqualTo(expected);
        assertThat(response.body()).doesNotContain("A. B.");
        assertThat(gateway.log.submissions()).hasSize(before);
        assertThat(gateway.log.refusals()).anyMatch(it -> it.getReportId().equals(report.id()));
    }

    @Test
    void shouldRefuseAContestantTwiceAndNestingWithoutEnd() {
        String good = ReportJson.results()
                .answer("votes", new JsonObject().put("pilot", 1))
                .text();

        for (String bad : List.of(
                good.replace("\"pilot\":1", "\"pilot\":1,\"pilot\":2"),
                good.replace("\"pilot\":1", "\"pi\\u0000lot\":1"),
                good.replace("\"pilot\":1", "\"pilot\":" + "[".repeat(9) + "]".repeat(9)),
                good.replace("{\"pilot\":1}", "[" + "{\"station\":".repeat(9) + "1" + "}".repeat(9) + "]"))) {
            HttpResponse<String> response = gateway.post(bad);
            assertThat(response.statusCode()).as(bad).isEqualTo(400);
            assertThat(ServedGateway.firstError(response)).isEqualTo("body UNREADABLE");
        }
    }

    @Test
    void shouldTakeAnIncidentAboutAnAreaWithoutAnyStation() {
        ReportJson incident = ReportJson.voting()
                .with("form", "incident")
                .with("place", "AV-N")
                .with("formVersion", incidentVersion())
                .with(
                        "answers",
                        new JsonObject().put("incident_kind", "protest").put("incident_source", "media"));

        assertThat(gateway.post(incident.text()).statusCode()).isEqualTo(201);
    }

    private static String incidentVersion() {
        return Arvenia.mission().newest("incident").orElseThrow().version();
    }
}
