package org.pollwatch.topology;

import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.ReadFailure;
import org.pollwatch.contract.avro.Submission;

/**
 * Decodes the log's bytes. Malformed bytes are an answer (empty), since they can never count; a registry that does not
 * answer is not, since the same bytes may be perfectly good: that stops the topology.
 */
final class SubmissionReader {
    private static final byte MAGIC = 0;
    private static final int FRAME = 5;

    private final String topic;
    private final Deserializer<Submission> deserializer;

    SubmissionReader(String topic, Deserializer<Submission> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    /**
     * @return the submission; empty if the bytes are none
     * @throws org.apache.kafka.common.KafkaException if the registry could not say
     */
    Optional<Submission> read(byte[] bytes) {
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
