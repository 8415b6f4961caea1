package org.pollwatch.headquarters.feed;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.ReadFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic's values. A registry out of reach is waited for; a value that nobody can read is told, and passed.
 *
 * @param <V> what is read from a value
 */
final class RecordDecoder<V> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDecoder.class);

    private final Deserializer<V> deserializer;
    private final FeedHealth health;

    RecordDecoder(Deserializer<V> deserializer, FeedHealth health) {
        this.deserializer = deserializer;
        this.health = health;
    }

    /**
     * @param entry with a value
     * @param rest waits before another try
     * @return what was read; empty where it cannot be
     */
    Optional<V> decode(ConsumerRecord<String, byte[]> entry, Runnable rest) {
        while (true) {
            try {
                return Optional.of(deserializer.deserialize(entry.topic(), entry.value()));
            } catch (RuntimeException e) {
                if (!ReadFailure.mayPass(e)) {
                    LOG.error("{} offset {} cannot be read: figures may be incomplete", entry.topic(), entry.offset());
                    health.unreadable();
                    return Optional.empty();
                }
                LOG.warn("the schema registry cannot say; asking again");
                rest.run();
            }
        }
    }
}
