package org.pollwatch.contract;

import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes the log's bytes. Malformed bytes are an answer (empty), since they can never count; a registry that does not
 * answer is not, since the same bytes may be perfectly good: that is thrown.
 *
 * @param <V> the record that the topic holds
 */
public final class RecordReader<V> {
    private static final byte MAGIC = 0;
    private static final int FRAME = 5;

    private final String topic;
    private final Deserializer<V> deserializer;

    private RecordReader(String topic, Deserializer<V> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    public static <V> RecordReader<V> of(Topic<V> topic, RecordSerdes serdes) {
        return new RecordReader<>(topic.name(), serdes.deserializer(topic));
    }

    /**
     * @return the record; empty if the bytes are none
     * @throws org.apache.kafka.common.KafkaException if the registry could not say
     */
    public Optional<V> read(byte[] bytes) {
        if (bytes == null || bytes.length <= FRAME || bytes[0] != MAGIC) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(deserializer.deserialize(topic, bytes));
        } catch (RuntimeException e) {
            if (ReadFailure.mayPass(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
