package org.pollwatch.local.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.ClientSettings;

/**
 * What is looked at.
 *
 * @param client of a principal that may describe the cluster and read the mission's topics
 * @param bootstrap the brokers
 * @param registry the registry's Confluent API
 * @param mission its id
 * @param gateway where a gateway is, its own address or that of its health and metrics; not looked at where empty
 * @param headquarters the same of headquarters
 * @param data a directory on this machine whose disk is looked at
 * @param oldest how long a transaction may write nothing and stay open
 */
public record Installation(
        ClientSettings client,
        String bootstrap,
        String registry,
        String mission,
        Optional<URI> gateway,
        Optional<URI> headquarters,
        Optional<Path> data,
        Duration oldest) {
    /** @return properties of a Kafka client, as a map of the caller's own */
    Map<String, Object> kafka() {
        return client.kafka(bootstrap);
    }
}
