package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.gateway.intake.NotTakenException;
import org.pollwatch.gateway.intake.Receipts.Hint;

class SingleReportTest {
    private ServedGateway gateway;

    @BeforeEach
    void start() {
        gateway = ServedGateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldAnswer201OnceTheReportIsInTheLog() {
        ReportJson report = ReportJson.voting()
                .with("sentAt", "2026-09-27T13:20:00Z")
                .answer("party_observers_present", new JsonArray().add("bridge").add("meadow"))
                .answer("voters_voted", 12);

        HttpResponse<String> response = gateway.post(report.text());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(response.body()))
                .isEqualTo(new JsonObject().put("reportId", report.id()).put("revision", 1));
        Submission taken = gateway.log.submissions().get(0);
        assertThat(gateway.log.keys()).containsExactly(report.id());
        assertThat(taken.getTeam()).isEqualTo("R01");
        assertThat(taken.getChannel()).isEqualTo("api");
        assertThat(taken.getObservedAt()).isEqualTo(Instant.parse("2026-09-27T13:15:00Z"));
        assertThat(taken.getSentAt()).isEqualTo(Instant.parse("2026-09-27T13:20:00Z"));
        assertThat(taken.getReceivedAt()).isBetween(Instant.now().minusSeconds(30), Instant.now());
        assertThat(taken.getAnswers()).hasSize(3);
    }

    @Test
    void shouldKeepTheReportIdInLowerCase() {
        ReportJson report = ReportJson.voting();
        String lower = report.id();

        HttpResponse<String> response = gateway.post(
                report.with("reportId", lower.toUpperCase(Locale.ROOT)).text());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(gateway.log.keys()).containsExactly(lower);
    }

    @Test
    void shouldAnswer200AndAppendNothingWhenTheSameContentStands() {
        gateway.receipts.hint(Hint.DUPLICATE);

        assertThat(gateway.post(ReportJson.voting().text()).statusCode()).isEqualTo(200);
        assertThat(gateway.log.keys()).isEmpty();
    }

    @Test
    void shouldAnswer409AndKeepTheReportForTheTrailOnAConflict() {
        gateway.receipts.hint(Hint.CONFLICT);

        assertThat(gateway.post(ReportJson.voting().text()).statusCode()).isEqualTo(409);
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswer403AndKeepTheReportForTheTrailWhenItIsAnotherTeams() {
        gateway.receipts.hint(Hint.FOREIGN_TEAM);

        assertThat(gateway.post(ReportJson.voting().text()).statusCode()).isEqualTo(403);
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswer503WithRetryAfterWhenTheLogTakesNothing() {
        gateway.log.failWith(new NotTakenException("full"));

        HttpResponse<String> response = gateway.post(ReportJson.voting().text());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(new JsonObject(response.body()).getString("type")).endsWith(":not-taken");
    }

    @Test
    void shouldSaySendTheSameAgainWhenTheEndOfASendIsUnknown() {
        gateway.log.failWith(new IllegalStateException("timed out"));

        HttpResponse<String> response = gateway.post(ReportJson.voting().text());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(new JsonObject(response.body()).getString("title")).contains("send the same again");
    }

    @Test
    void shouldRefuseAllWhenTheTeamsHaveNotBeenHeardOf() {
        gateway.teams.goStale();

        HttpResponse<String> response = gateway.post(ReportJson.voting().text());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(gateway.manage("/health/ready").statusCode()).isEqualTo(503);
        assertThat(gateway.manage("/health/live").statusCode()).isIn(200, 204);
    }

    @Test
    void shouldNotTakeTheTeamFromTheBody() {
        HttpResponse<String> response =
                gateway.post(ReportJson.voting().with("team", "R10").text());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(ServedGateway.firstError(response)).isEqualTo("team UNKNOWN_FIELD");
    }

    @Test
    void shouldTakeAWithdrawalWithoutAnswers() {
        HttpResponse<String> response = gateway.post(ReportJson.voting()
                .with("withdrawn", true)
                .with("revision", 7)
                .without("answers")
                .text());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(gateway.log.submissions().get(0).getWithdrawn()).isTrue();
    }

    @Test
    void shouldSetSecurityHeadersAndNameNoServer() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/nothing/here").GET());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("content-security-policy")).isPresent();
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(response.headers().firstValue("server")).isEmpty();
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void shouldAnswer405ForAnotherMethod() {
        assertThat(gateway.send(gateway.mission("/reports").PUT(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void shouldCountReportsByOutcome() {
        gateway.post(ReportJson.voting().text());

        assertThat(gateway.manage("/metrics").body())
                .contains(
                        "pollwatch_gateway_reports_total{channel=\"api\",mission=\"river-2026\",outcome=\"appended\"} 1.0")
                .contains("vertx_http_server");
    }
}
