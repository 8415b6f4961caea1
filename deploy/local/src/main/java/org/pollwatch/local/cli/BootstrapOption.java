package org.pollwatch.local.cli;

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
}
