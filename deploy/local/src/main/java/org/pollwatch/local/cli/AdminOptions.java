package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Option;

/** Which cluster, and as whom. */
final class AdminOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "the Kafka brokers (default: ${DEFAULT-VALUE})")
    private String bootstrap;

    @Option(
            names = "--admin-config",
            paramLabel = "FILE",
            description = "Kafka's own client properties of an administrator: security.protocol, sasl.mechanism,"
                    + " sasl.jaas.config, ssl.truststore.location (default: no name, no encryption)")
    private Optional<Path> file = Optional.empty();

    /** @throws IOException if the file cannot be read */
    Admin admin() throws IOException {
        Properties settings = new Properties();
        if (file.isPresent()) {
            try (Reader reader = Files.newBufferedReader(file.get())) {
                settings.load(reader);
            }
        }
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return Admin.create(settings);
    }
}
