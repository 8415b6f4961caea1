package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    @Test
    void shouldFinishWhatItHasAcceptedBeforeItStops() {
        ServedGateway gateway = ServedGateway.start();
        gateway.log.hold();
        CompletableFuture<HttpResponse<String>> accepted =
                gateway.postLater(ReportJson.voting().text());
        await("the report reached the log").atMost(Duration.ofSeconds(10)).until(() -> gateway.log.held() == 1);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);
        await("it says that it stops")
                .atMost(Duration.ofSeconds(10))
                .until(() -> gateway.manage("/health/ready").statusCode() == 503);
        assertThat(stopped).isNotDone();
        gateway.log.release();

        assertThat(accepted).succeedsWithin(Duration.ofSeconds(10)).matches(it -> it.statusCode() == 201);
        assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        try (ServedGateway first = ServedGateway.start()) {
            assertThatThrownBy(() -> ServedGateway.start(settings -> settings.at("127.0.0.1", first.port(), 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + first.port())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void shouldStartAgainOnThePortItLeft() {
        int port;
        try (ServedGateway first = ServedGateway.start()) {
            port = first.port();
        }
        try (ServedGateway second = ServedGateway.start(settings -> settings.at("127.0.0.1", port, 0))) {
            assertThat(second.post(ReportJson.voting().text()).statusCode()).isEqualTo(201);
        }
    }
}
