package org.pollwatch.gateway.kafka;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reading values that came as bytes. */
final class Records {
    private Records() {}

    /**
     * @param unreadable told why, where no schema fits
     * @return empty for a tombstone and where no schema fits
     * @throws TopicTail.RetryException if the registry cannot be reached
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
            if (isRegistryAway(e)) {
                throw new TopicTail.RetryException(e);
            }
            unreadable.accept(e);
            return Optional.empty();
        }
    }

    /** Not any IOException: that of a truncated value is one too. */
    private static boolean isRegistryAway(Throwable cause) {
        for (Throwable it = cause; it != null; it = it.getCause()) {
            boolean unreachable = it instanceof SocketException
                    || it instanceof SocketTimeoutException
                    || it instanceof UnknownHostException;
            boolean failing = it instanceof RestClientException answer && answer.getStatus() >= 500;
            if (unreachable || failing) {
                return true;
            }
        }
        return false;
    }
}
