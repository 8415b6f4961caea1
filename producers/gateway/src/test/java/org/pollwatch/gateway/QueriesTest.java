package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.contract.query.QueryPhrase;

/** What headquarters asks back, as a phone gets it. */
class QueriesTest {
    private final ServedGateway gateway = ServedGateway.start();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldGiveATeamItsOwnQuestionsAndNobodyElses() {
        Query mine = asked("R01", "voters_added", QueryPhrase.CHECK_NUMBER.id());
        gateway.ask(mine);
        gateway.ask(asked("R10", null, QueryPhrase.WRONG_STATION.id()));

        JsonArray queries = queries(gateway.get("/queries"));

        assertThat(queries).hasSize(1);
        assertThat(queries.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("queryId", mine.getQueryId())
                        .put("reportId", mine.getReportId())
                        .put("form", "voting")
                        .put("place", "AV-N1-001")
                        .put("question", "voters_added")
                        .put("phrase", "check_number")
                        .put(
                                "texts",
                                new JsonObject()
                                        .put("en", "Please check this number.")
                                        .put(
                                                "ru",
                                                QueryPhrase.CHECK_NUMBER.texts().ru())
                                        .put(
                                                "kk",
                                                QueryPhrase.CHECK_NUMBER.texts().kk()))
                        .put("askedRevision", 2)
                        .put("askedAt", "2026-09-27T13:15:00Z"));
    }

    @Test
    void shouldSayThatTheReportShouldBeReadAgainWhereThePhraseIsOfALaterVersion() {
        gateway.ask(asked("R01", null, "of_tomorrow"));

        JsonObject query = queries(gateway.get("/queries")).getJsonObject(0);

        assertThat(query.containsKey("question")).isFalse();
        assertThat(query.getJsonObject("texts").getString("en"))
                .isEqualTo(QueryPhrase.CHECK_REPORT.texts().en());
    }

    @Test
    void shouldAnswer304UntilSomethingIsAsked() {
        HttpResponse<String> none = gateway.get("/queries");
        String tag = none.headers().firstValue("etag").orElseThrow();
        assertThat(queries(none)).isEmpty();
        assertThat(statusFor(tag)).isEqualTo(304);

        gateway.ask(asked("R01", null, QueryPhrase.CHECK_REPORT.id()));

        assertThat(statusFor(tag)).isEqualTo(200);
    }

    @Test
    void shouldTellNothingWithoutAValidToken() {
        gateway.ask(asked("R01", null, QueryPhrase.CHECK_REPORT.id()));

        for (String token : new String[] {"Bearer forged-token-of-R01", "Bearer ", "Basic R01"}) {
            HttpResponse<String> response = gateway.send(
                    gateway.request("/v1/missions/" + Arvenia.ID + "/queries").header("Authorization", token));
            assertThat(response.statusCode()).as(token).isEqualTo(401);
            assertThat(response.body()).doesNotContain("check_report");
        }
    }

    private int statusFor(String tag) {
        return gateway.send(gateway.mission("/queries").header("If-None-Match", tag))
                .statusCode();
    }

    private static JsonArray queries(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonObject(response.body()).getJsonArray("queries");
    }

    private static Query asked(String team, String question, String phrase) {
        return Query.newBuilder()
                .setQueryId(UUID.randomUUID().toString())
                .setTeam(team)
                .setReportId(UUID.randomUUID().toString())
                .setForm("voting")
                .setPlace("AV-N1-001")
                .setQuestion(question)
                .setPhrase(phrase)
                .setState(QueryState.ASKED)
                .setAskedRevision(2)
                .setAskedAt(Instant.parse("2026-09-27T13:15:00Z"))
                .setAskedBy("analyst")
                .build();
    }
}
