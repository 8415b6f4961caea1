package org.pollwatch.local.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is looked at.
 *
 * @param client properties of a Kafka client that may describe the cluster and read the mission's topics
 * @param registry the registry's Confluent API
 * @param mission its id
 * @param gateway where a gateway is, its own address or that of its health and metrics; not looked at where empty
 * @param headquarters the same of headquarters
 * @param data a directory on this machine whose disk is looked at
 * @param oldest how long a transaction may write nothing and stay open
 */
public record Installation(
        Map<String, Object> client,
        String registry,
        String mission,
        Optional<URI> gateway,
        Optional<URI> headquarters,
        Optional<Path> data,
        Duration oldest) {
    public Installation {
        client = Map.copyOf(client);
    }
}
