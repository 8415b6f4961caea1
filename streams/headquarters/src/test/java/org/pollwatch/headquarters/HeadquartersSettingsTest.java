package org.pollwatch.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeadquartersSettingsTest {
    private static final HeadquartersSettings DEFAULTS =
            HeadquartersSettings.defaults("127.0.0.1:9092", "http://127.0.0.1:8081", List.of("kz-2022"));

    @Test
    void shouldBindToThisMachineOnlyUnlessTold() {
        assertThat(DEFAULTS.host()).isEqualTo("127.0.0.1");
        assertThat(DEFAULTS.port()).isEqualTo(8090);
        assertThat(DEFAULTS.withHost("0.0.0.0").host()).isEqualTo("0.0.0.0");
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        assertThatThrownBy(() -> HeadquartersSettings.defaults(" ", "ftp://x", List.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("bootstrap:", "registry:", "missions:");
        assertThatThrownBy(() -> DEFAULTS.withPorts(70_000, -1)).hasMessageContainingAll("port: expected", "was 70000");
        assertThatThrownBy(() -> DEFAULTS.withPorts(8090, 8090)).hasMessageContaining("management port");
        assertThatThrownBy(() -> DEFAULTS.withPublishedFrom(List.of(Path.of("/no/such/mission"))))
                .hasMessageContaining("/no/such/mission");
    }
}
