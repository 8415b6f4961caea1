package org.pollwatch.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads one text field out of a record and nothing behind it: of the schema that a value was written with, the fields up to
 * that one are kept, and the reader stops there. For one thread.
 */
final class FieldPeek implements Deserializer<String> {
    /** Confluent's wire format: a zero byte, then the schema's id. */
    private static final int ID_AT = 1;

    private static final int BODY_AT = 5;

    private final String field;
    private final SchemaRegistryClient registry;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    FieldPeek(String field, SchemaRegistryClient registry) {
        this.field = field;
        this.registry = registry;
    }

    /** @throws SerializationException if it cannot be read; its cause says whether the registry was out of reach */
    @Override
    public String deserialize(String topic, byte[] value) {
        if (value.length < BODY_AT || value[0] != 0) {
            throw new SerializationException("a value that is not in Confluent's wire format");
        }
        try {
            int id = ByteBuffer.wrap(value).getInt(ID_AT);
            GenericDatumReader<GenericRecord> reader = readers.get(id);
            if (reader == null) {
                reader = new GenericDatumReader<>(upToField(((AvroSchema) registry.getSchemaById(id)).rawSchema()));
                readers.put(id, reader);
            }
            GenericRecord begin =
                    reader.read(null, DecoderFactory.get().binaryDecoder(value, BODY_AT, value.length - BODY_AT, null));
            return begin.get(field).toString();
        } catch (IOException | RestClientException | AvroRuntimeException e) {
            throw new SerializationException("field " + field + " cannot be read", e);
        }
    }

    private Schema upToField(Schema written) {
        List<Schema.Field> begin = new ArrayList<>();
        for (Schema.Field it : written.getFields()) {
            begin.add(new Schema.Field(it, it.schema()));
            if (it.name().equals(field)) {
                break;
            }
        }
        return Schema.createRecord(written.getName(), null, written.getNamespace(), false, begin);
    }
}
