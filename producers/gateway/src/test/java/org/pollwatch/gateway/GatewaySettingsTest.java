package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.gateway.http.BodyLimits;
import org.pollwatch.gateway.http.ConnectionLimits;
import org.pollwatch.gateway.http.RateLimit;
import org.pollwatch.gateway.kafka.Delivery;

class GatewaySettingsTest {
    private static final GatewaySettings GOOD =
            GatewaySettings.of("localhost:9092", "http://localhost:8081", List.of("river-2026"));

    @Test
    void shouldBindToThisMachineOnlyUnlessTold() {
        assertThat(GOOD.host()).isEqualTo("127.0.0.1");
        assertThat(GOOD.faults()).isEmpty();
    }

    @Test
    void shouldNameEveryFaultInItsOwnMessage() {
        GatewaySettings bad = GOOD.at(" ", -1, 70_000)
                .with(new RateLimit(0, 0))
                .with(new Delivery(Duration.ofSeconds(1), Duration.ofSeconds(3), 0, 1))
                .with(new BodyLimits(0, 10, 5, 1, 1, 1))
                .with(new ConnectionLimits(0, 0, Duration.ZERO, Duration.ZERO, 0).perAddress(0))
                .publicAt(URI.create("observers.example.org"));

        assertThat(bad.faults())
                .extracting(it -> it.substring(0, it.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "host",
                        "port",
                        "managementPort",
                        "publicUrl",
                        "rate.perSecond",
                        "rate.burst",
                        "delivery.timeout",
                        "delivery.inFlight",
                        "delivery.bufferBytes",
                        "bodies.single",
                        "bodies.inflated",
                        "bodies.inMemory",
                        "connections.perAddress",
                        "connections.firstRequest",
                        "connections.grace",
                        "connections.bytesPerSecond");
        assertThatThrownBy(() -> Gateway.start(bad))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("managementPort: expected a number from 0 to 65535");
    }

    @Test
    void shouldShowNoSecretOfTheKafkaClients() {
        GatewaySettings secret = GOOD.with(
                new ClientSettings(Map.of("sasl.jaas.config", "org.example.Login required password=\"hunter2\";")));

        assertThat(String.join("\n", secret.lines()) + secret)
                .contains("sasl.jaas.config")
                .doesNotContain("hunter2");
    }
}
