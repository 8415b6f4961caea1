package org.pollwatch.topology;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;

/** A registry in memory that can be taken away, and that says of an unknown schema what a real one says. */
final class MemoryRegistry extends MockSchemaRegistryClient {
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private Exception fault;

    /** @param thrown by every question from now on; null to answer again */
    void fail(Exception thrown) {
        this.fault = thrown;
    }

    @Override
    public synchronized ParsedSchema getSchemaBySubjectAndId(String subject, int id)
            throws IOException, RestClientException {
        if (fault instanceof RestClientException refusal) {
            throw refusal;
        }
        if (fault instanceof IOException away) {
            throw away;
        }
        try {
            return super.getSchemaBySubjectAndId(subject, id);
        } catch (RestClientException e) {
            boolean unknown = e.getErrorCode() == SUBJECT_NOT_FOUND;
            throw unknown ? new RestClientException("no such schema", e.getStatus(), SCHEMA_NOT_FOUND) : e;
        }
    }
}
