package org.pollwatch.local.cli;

import picocli.CommandLine.Option;

/** Where a running set is. */
final class ClusterOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "the Kafka brokers (default: ${DEFAULT-VALUE})")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081/apis/ccompat/v7",
            description = "the Schema Registry's Confluent API (default: ${DEFAULT-VALUE})")
    private String registry;

    String bootstrap() {
        return bootstrap;
    }

    String registry() {
        return registry;
    }
}
