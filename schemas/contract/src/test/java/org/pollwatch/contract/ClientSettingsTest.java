package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTakeASecretFromAnotherFile() throws Exception {
        Path secrets = Files.writeString(directory.resolve("secrets"), "password=hunter2\n");
        Path file = Files.write(
                directory.resolve("client.properties"),
                List.of(
                        "config.providers=file",
                        "config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider",
                        "ssl.key.password=${file:" + secrets + ":password}"));

        assertThat(ClientSettings.read(file).values()).isEqualTo(Map.of("ssl.key.password", "hunter2"));
    }

    @Test
    void shouldGiveKafkaWhatIsKafkasAndTheAddressThatWasAskedFor() {
        ClientSettings settings = new ClientSettings(Map.of(
                "bootstrap.servers", "elsewhere:1",
                "security.protocol", "SSL",
                "schema.registry.basic.auth.user.info", "name:hunter2"));

        assertThat(settings.kafka("here:1"))
                .isEqualTo(Map.of("bootstrap.servers", "here:1", "security.protocol", "SSL"));
    }

    @Test
    void shouldPrintNoValue() {
        ClientSettings settings = new ClientSettings(Map.of("sasl.jaas.config", "hunter2"));

        assertThat(settings).hasToString("[sasl.jaas.config] (values not shown)");
    }
}
