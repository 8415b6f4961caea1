package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Which cluster. */
final class BootstrapOption {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "the Kafka brokers (default: ${DEFAULT-VALUE})")
    private String bootstrap;

    String bootstrap() {
        return bootstrap;
    }

    /**
     * @param file Kafka's own client properties; empty for a cluster without names and encryption
     * @return the settings of a client of this cluster
     * @throws IOException if the file cannot be read
     */
    Map<String, Object> client(Optional<Path> file) throws IOException {
        Properties given = new Properties();
        if (file.isPresent()) {
            try (Reader reader = Files.newBufferedReader(file.get())) {
                given.load(reader);
            }
        }
        Map<String, Object> settings = new HashMap<>();
        given.stringPropertyNames().forEach(name -> settings.put(name, given.getProperty(name)));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return settings;
    }
}
