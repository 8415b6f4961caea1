package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.ClientSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster, and as whom. */
final class AdminOptions {
    @Mixin
    private BootstrapOption cluster;

    @Option(
            names = "--admin-config",
            paramLabel = "FILE",
            description = "Kafka's own client properties of an administrator: security.protocol, sasl.mechanism,"
                    + " sasl.jaas.config, ssl.truststore.location (default: no name, no encryption)")
    private Optional<Path> file = Optional.empty();

    /** @throws IOException if the file cannot be read */
    Admin admin() throws IOException {
        ClientSettings secured = file.isPresent() ? ClientSettings.read(file.get()) : ClientSettings.NONE;
        return Admin.create(secured.kafka(cluster.bootstrap()));
    }
}
