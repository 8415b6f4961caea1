package org.pollwatch.gateway.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.ReadFailure;

/** Reading values that came as bytes. */
final class Records {
    private Records() {}

    /**
     * @param unreadable told why, where no schema fits
     * @return empty for a tombstone and where no schema fits
     * @throws TopicTail.RetryException if the registry could not say
     */
    static <V> Optional<V> read(
            ConsumerRecord<String, byte[]> record,
            Deserializer<V> deserializer,
            java.util.function.Consumer<RuntimeException> unreadable) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(deserializer.deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            if (ReadFailure.mayPass(e)) {
                throw new TopicTail.RetryException(e);
            }
            unreadable.accept(e);
            return Optional.empty();
        }
    }
}
