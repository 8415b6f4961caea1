package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.gateway.intake.NotTakenException;

class BatchTest {
    private ServedGateway gateway;

    @BeforeEach
    void start() {
        gateway = ServedGateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static List<JsonObject> lines(HttpResponse<String> response) {
        return response.body().lines().map(JsonObject::new).toList();
    }

    @Test
    void shouldAnswerOneLineForEachReportInOrder() {
        List<ReportJson> reports =
                Stream.generate(ReportJson::voting).limit(2_500).toList();
        String body = String.join("\n", reports.stream().map(ReportJson::text).toList());

        HttpResponse<String> response = gateway.postBatch(body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/x-ndjson");
        List<String> ids = reports.stream().map(ReportJson::id).toList();
        assertThat(lines(response)).extracting(it -> it.getString("reportId")).isEqualTo(ids);
        assertThat(lines(response)).allMatch(it -> it.getInteger("status") == 201);
        assertThat(gateway.log.keys()).isEqualTo(ids);
        assertThat(gateway.log.submissions()).allMatch(it -> it.getChannel().equals("batch"));
    }

    @Test
    void shouldLetABadLineSpoilOnlyItself() {
        ReportJson first = ReportJson.voting();
        ReportJson last = ReportJson.voting();
        String body = String.join(
                "\n",
                first.text(),
                "{\"reportId\":",
                ReportJson.voting().with("place", "nowhere").text(),
                "",
                "  \r",
                last.text() + "\r",
                "");

        HttpResponse<String> response = gateway.postBatch(body);

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(lines(response)).extracting(it -> it.getInteger("status")).containsExactly(201, 400, 422, 201);
        assertThat(lines(response)).extracting(it -> it.getInteger("line")).containsExactly(1, 2, 3, 6);
        assertThat(lines(response)
                        .get(2)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("place");
        assertThat(gateway.log.submissions()).extracting(it -> it.getReportId()).containsExactly(first.id(), last.id());
        assertThat(gateway.log.refusals()).hasSize(1);
    }

    @Test
    void shouldAnswer400ToABatchWithoutAReport() {
        assertThat(gateway.postBatch("\n \n").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAnswer413ToTooManyReportsAndAppendNone() {
        String tiny = IntStream.rangeClosed(0, 10_000).mapToObj(i -> "{}\n").reduce("", String::concat);

        assertThat(gateway.postBatch(tiny).statusCode()).isEqualTo(413);
        assertThat(gateway.log.keys()).isEmpty();
    }

    @Test
    void shouldStopTryingOnceTheLogTakesNothing() {
        gateway.log.failWith(new NotTakenException("full"));

        HttpResponse<String> response = gateway.postBatch((ReportJson.voting().text() + "\n").repeat(50));

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(lines(response)).hasSize(50).allMatch(it -> it.getInteger("status") == 503);
    }

    @Test
    void shouldAnswerAndTakeTheOthersWhereOneMeetsAFaultOfOurs() {
        List<ReportJson> reports = Stream.generate(ReportJson::voting).limit(3).toList();
        gateway.log.breakAt(reports.get(1).id());

        HttpResponse<String> response = gateway.postBatch(
                String.join("\n", reports.stream().map(ReportJson::text).toList()));

        assertThat(lines(response)).extracting(it -> it.getInteger("status")).containsExactly(201, 503, 201);
        assertThat(gateway.log.keys())
                .containsExactly(reports.get(0).id(), reports.get(2).id());
    }

    @Test
    void shouldNotMistakeAnotherPathForABatch() {
        HttpResponse<String> response = gateway.send(gateway.mission("/reportsbatch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(ReportJson.voting().text())));

        assertThat(response.statusCode()).isEqualTo(404);
    }
}
