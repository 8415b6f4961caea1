package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a running set is. */
final class ClusterOptions {

    @Mixin
    private BootstrapOption cluster;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081/apis/ccompat/v7",
            description = "the Schema Registry's Confluent API (default: ${DEFAULT-VALUE})")
    private String registry;

    String bootstrap() {
        return cluster.bootstrap();
    }

    /**
     * @param file Kafka's own client properties; empty for a cluster without names and encryption
     * @return the settings of a client of the cluster
     * @throws IOException if the file cannot be read
     */
    Map<String, Object> client(Optional<Path> file) throws IOException {
        return cluster.client(file);
    }

    String registry() {
        return registry;
    }
}
