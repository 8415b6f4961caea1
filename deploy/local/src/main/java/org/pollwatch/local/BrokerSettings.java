package org.pollwatch.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * How an {@link EmbeddedBroker} is to run.
 *
 * @param directory where its data lives, one directory per node below it
 * @param nodes how many nodes, 1 or 3, all in this JVM
 * @param host the address that clients connect to; nothing outside the machine reaches 127.0.0.1
 * @param port the first node's port for clients, the next ones take the ports above it; 0 finds free ones
 * @param more Kafka's own settings, above ours; {@code listeners} stand beside ours
 */
public record BrokerSettings(Path directory, int nodes, String host, int port, Map<String, String> more) {

    public BrokerSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(host, "host");
        if (nodes != 1 && nodes != 3) {
            throw new IllegalArgumentException("nodes: 1 or 3, not " + nodes);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: 0 to 65535, not " + port);
        }
        more = Map.copyOf(more);
    }

    /** One node on 127.0.0.1 with a free port. */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, 1, "127.0.0.1", 0, Map.of());
    }

    /** The same with another number of nodes. */
    public BrokerSettings withNodes(int count) {
        return new BrokerSettings(directory, count, host, port, more);
    }

    /** The same at another address. */
    public BrokerSettings at(String newHost, int newPort) {
        return new BrokerSettings(directory, nodes, newHost, newPort, more);
    }

    /** The same with some of Kafka's own settings. */
    public BrokerSettings with(Map<String, String> settings) {
        return new BrokerSettings(directory, nodes, host, port, settings);
    }
}
