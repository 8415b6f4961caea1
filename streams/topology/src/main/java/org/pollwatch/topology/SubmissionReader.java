package org.pollwatch.topology;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.avro.Submission;

/**
 * Decodes the log's bytes. Malformed bytes are an answer (empty), since they can never count; a registry that does not
 * answer is not, since the same bytes may be perfectly good: that stops the topology.
 */
final class SubmissionReader {
    private static final int SCHEMA_NOT_FOUND = 40403;
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
     * @throws SerializationException if the registry could not say
     */
    Optional<Submission> read(byte[] bytes) {
        if (bytes == null || bytes.length <= FRAME || bytes[0] != MAGIC) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(deserializer.deserialize(topic, bytes));
        } catch (SerializationException e) {
            if (isRegistrysFault(e)) {
                throw e;
            }
            return Optional.empty();
        } catch (RuntimeException e) { // Avro throws whatever its arithmetic throws on bytes that are none of its own
            return Optional.empty();
        }
    }

    private static boolean isRegistrysFault(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException refused) {
                return refused.getErrorCode() != SCHEMA_NOT_FOUND;
            }
            if (cause instanceof IOException && !(cause instanceof java.io.EOFException)) {
                return true;
            }
        }
        return false;
    }
}
