package org.pollwatch.local.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** From an Avro record to JSON: times as instants, bytes in base64, unions as what is in them. */
final class RecordJson {
    /** What nobody needs to see in a terminal. */
    private static final Set<String> HIDDEN = Set.of("tokenSha256");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Optional<String> indicator;

    /** @param indicator the only one of a record's indicators that is wanted */
    RecordJson(Optional<String> indicator) {
        this.indicator = indicator;
    }

    /** @param record null for a tombstone */
    JsonNode of(GenericRecord record) {
        if (record == null) {
            return JSON.nullNode();
        }
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            JsonNode value = HIDDEN.contains(field.name())
                    ? JSON.textNode("(not shown)")
                    : value(field.schema(), record.get(field.pos()));
            object.set(field.name(), field.name().equals(RecordFilter.INDICATORS) ? wanted(value) : value);
        }
        return object;
    }

    private JsonNode wanted(JsonNode indicators) {
        if (indicator.isEmpty()) {
            return indicators;
        }
        ArrayNode left = JSON.arrayNode();
        indicators.forEach(it -> {
            if (it.path("id").asText().equals(indicator.get())) {
                left.add(it);
            }
        });
        return left;
    }

    private JsonNode value(Schema schema, Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof GenericRecord record) {
            return of(record);
        }
        if (value instanceof Collection<?> all) {
            ArrayNode array = JSON.arrayNode();
            Schema elements = branch(schema, Schema.Type.ARRAY).getElementType();
            all.forEach(it -> array.add(value(elements, it)));
            return array;
        }
        if (value instanceof Long number) {
            boolean time = branch(schema, Schema.Type.LONG).getLogicalType() instanceof LogicalTypes.TimestampMillis;
            return time ? JSON.textNode(Instant.ofEpochMilli(number).toString()) : JSON.numberNode(number);
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return JSON.binaryNode(copy);
        }
        return JSON.textNode(value.toString());
    }

    private static Schema branch(Schema schema, Schema.Type type) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(it -> it.getType() == type)
                .findFirst()
                .orElse(schema);
    }
}
