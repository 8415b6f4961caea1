package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.gateway.http.RateLimit;

/** Who gets in, to which mission, and how often. */
class DoorTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static HttpRequest.Builder post(String mission) {
        return gateway.request("/v1/missions/" + mission + "/reports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ReportJson.voting().text()));
    }

    @Test
    void shouldAnswer401WithoutAToken() {
        HttpResponse<String> response = gateway.send(post(Arvenia.ID));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"pollwatch\"");
        assertThat(gateway.log.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer unknown", "Bearer ", "Basic dXNlcjpwYXNz", "token-of-R01", "Bearer token-of-R01 x"})
    void shouldAnswer401ToWhatIsNoTokenOfTheMission(String header) {
        assertThat(gateway.send(post(Arvenia.ID).header("Authorization", header))
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.log.keys()).isEmpty();
    }

    @Test
    void shouldAnswer401ToATokenOfAThousandCharacters() {
        assertThat(gateway.send(post(Arvenia.ID).header("Authorization", "Bearer " + "x".repeat(1_000)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldAnswer404ForAMissionItDoesNotServe() {
        HttpResponse<String> response =
                gateway.send(post("kz-1999").header("Authorization", "Bearer " + ServedGateway.TOKEN));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("unknown-mission").doesNotContain("kz-1999");
    }

    @Test
    void shouldAskForATokenOnEveryRoute() {
        assertThat(gateway.send(gateway.request("/v1/missions/river-2026/forms"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.send(gateway.request("/v1/missions/river-2026/places"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.send(gateway.request("/v1/missions/river-2026/receipts?reportId=1"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.send(gateway.request("/v1/missions/river-2026/reports:batch")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldAnswer429WithRetryAfterToOneTeamAndServeTheOthers() {
        try (ServedGateway narrow = ServedGateway.start(settings -> settings.with(new RateLimit(0.5, 3)))) {
            int[] statuses = IntStream.range(0, 4)
                    .map(i -> narrow.post(ReportJson.voting().text()).statusCode())
                    .toArray();
            assertThat(statuses).containsExactly(201, 201, 201, 429);
            assertThat(narrow.post("{").headers().firstValue("retry-after")).isPresent();

            HttpResponse<String> other = narrow.send(narrow.request("/v1/missions/river-2026/reports")
                    .header("Authorization", "Bearer " + ServedGateway.OTHER_TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(ReportJson.voting().text())));
            assertThat(other.statusCode()).isEqualTo(201);
        }
    }

    @Test
    void shouldTakeABatchWholeAndThenMakeItsTeamWait() {
        try (ServedGateway narrow = ServedGateway.start(settings -> settings.with(new RateLimit(1, 5)))) {
            String batch = (ReportJson.voting().text() + "\n").repeat(20);

            assertThat(narrow.postBatch(batch).statusCode()).isEqualTo(200);
            HttpResponse<String> next = narrow.post(ReportJson.voting().text());

            assertThat(next.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(next.headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(10, 20);
        }
    }
}
