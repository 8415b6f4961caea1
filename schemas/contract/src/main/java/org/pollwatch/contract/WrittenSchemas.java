package org.pollwatch.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The schemas by which values in the log were written, for whoever takes them elsewhere as they are. A value in Confluent's
 * wire format is a zero, the schema's id as four bytes, and the record.
 */
public final class WrittenSchemas {
    private static final int FRAME = 1 + Integer.BYTES;

    private final SchemaRegistryClient registry;

    public WrittenSchemas(RecordSerdes serdes) {
        this.registry = serdes.registry();
    }

    /** @return the id that stands in a value; empty where it is not in the wire format */
    public static OptionalInt idIn(byte[] value) {
        return value != null && value.length >= FRAME && value[0] == 0
                ? OptionalInt.of(ByteBuffer.wrap(value).getInt(1))
                : OptionalInt.empty();
    }

    /** Puts the ids of this registry into a value that came from another; ids that are not named stay. */
    public static void renumber(byte[] value, Map<Integer, Integer> ids) {
        idIn(value).ifPresent(id -> ByteBuffer.wrap(value).putInt(1, ids.getOrDefault(id, id)));
    }

    /**
     * @return the schema of an id, as JSON
     * @throws ContractException if the registry does not give it
     */
    public String schema(int id) {
        try {
            return registry.getSchemaById(id).canonicalString();
        } catch (RestClientException | IOException e) {
            throw new ContractException("the registry does not give schema " + id, e);
        }
    }

    /**
     * @return the id that the schema has here, under the topic's subject
     * @throws ContractException if the registry refuses it or cannot be reached
     */
    public int register(Topic<?> topic, String schema) {
        try {
            return registry.register(topic.subject(), new AvroSchema(schema));
        } catch (RestClientException | IOException e) {
            throw new ContractException("the registry did not take a schema of " + topic.subject(), e);
        }
    }
}
