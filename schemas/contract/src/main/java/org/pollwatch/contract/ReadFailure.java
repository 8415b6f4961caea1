package org.pollwatch.contract;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells, of a value that could not be read, whose fault it was. Bytes that are no record never become one; a registry that
 * is away, overloaded or refuses us says nothing about the bytes, and whoever gives them up loses a good record.
 */
public final class ReadFailure {
    private static final int SCHEMA_NOT_FOUND = 40403;

    private ReadFailure() {}

    /**
     * @param failure thrown by a deserializer of {@link RecordSerdes}
     * @return true if the registry could not say, so that the same bytes may be read later; false if they are no record
     */
    public static boolean mayPass(RuntimeException failure) {
        if (!(failure instanceof SerializationException)) {
            return failure instanceof KafkaException; // of the registry's answer: timed out, not authorised, throttled
        }
        Throwable cause = failure.getCause();
        if (cause instanceof RestClientException refusal) {
            return refusal.getErrorCode() != SCHEMA_NOT_FOUND;
        }
        boolean malformed = cause instanceof EOFException || cause instanceof InvalidNumberEncodingException;
        return cause instanceof IOException && !malformed;
    }
}
