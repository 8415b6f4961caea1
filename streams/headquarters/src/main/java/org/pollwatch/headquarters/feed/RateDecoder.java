package org.pollwatch.headquarters.feed;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.ReadFailure;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.avro.AreaRates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one topic's values. A registry out of reach is waited for; a value that nobody can read is told, and passed. */
final class RateDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(RateDecoder.class);

    private final Deserializer<AreaRates> deserializer;
    private final FeedHealth health;

    RateDecoder(Topic<AreaRates> topic, RecordSerdes serdes, FeedHealth health) {
        this.deserializer = serdes.deserializer(topic);
        this.health = health;
    }

    /**
     * @param rest waits before another try
     * @return the record; empty where there is none to show
     */
    Optional<AreaRates> decode(ConsumerRecord<String, byte[]> entry, Runnable rest) {
        if (entry.value() == null) {
            return Optional.empty();
        }
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
