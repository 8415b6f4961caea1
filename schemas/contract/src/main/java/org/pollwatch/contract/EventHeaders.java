package org.pollwatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The attributes of CloudEvents 1.0 as Kafka headers, in the binary mode of its Kafka protocol binding (1.0.2): the value
 * stays as it is. All of them follow from topic, key and value, so that the same record folded again is the same event.
 */
public final class EventHeaders {
    /** Confluent's frame and an Avro body; what begins with application/cloudevents would be another mode. */
    public static final String CONTENT_TYPE = "application/vnd.confluent.avro";

    /** What every event says of its time: the highest receivedAt folded, never a clock; the epoch before the first. */
    static final String TIME = "asOf";

    private static final int FRAME = 5;
    private static final int ID_BYTES = 16;

    private final Topic<?> topic;
    private final String schema;

    private EventHeaders(Topic<?> topic) {
        this.topic = topic;
        this.schema = schema(topic);
    }

    /** @throws IllegalArgumentException if the topic's records are no events */
    public static EventHeaders of(Topic<?> topic) {
        if (topic.kind() != Topic.Kind.EVENTS) {
            throw new IllegalArgumentException(topic.noun() + ": expected a topic of events");
        }
        return new EventHeaders(topic);
    }

    /** @return attribute {@code source}: the mission */
    public static String source(String mission) {
        return "urn:pollwatch:mission:" + mission;
    }

    /** @return attribute {@code type} of the topic's events, with the topic's version */
    public static String type(Topic<?> topic) {
        return "org.pollwatch." + topic.noun() + ".v" + topic.version();
    }

    /**
     * @return attribute {@code dataschema}: the record's full name and the CRC-64-AVRO fingerprint of the schema it was
     *     written by, the same in every registry
     */
    public static String schema(Topic<?> topic) {
        Schema schema = topic.schema();
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        return "urn:pollwatch:schema:" + schema.getFullName() + ":"
                + HexFormat.of().toHexDigits(fingerprint);
    }

    /**
     * @param value what the bytes hold; null for a tombstone, which has neither time nor schema
     * @param bytes as they go to the log, frame and body; null for a tombstone
     */
    public Headers headers(String key, IndexedRecord value, byte[] bytes) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id(key, bytes));
        add(headers, "ce_source", source(topic.mission()));
        add(headers, "ce_type", type(topic));
        add(headers, "ce_subject", key);
        if (value != null) {
            Instant time = time(value);
            if (!time.equals(Instant.EPOCH)) {
                add(headers, "ce_time", time.toString());
            }
            add(headers, "ce_dataschema", schema);
            add(headers, "content-type", CONTENT_TYPE);
        }
        return headers;
    }

    /** The schema's number in a frame is the registry's own and no part of what happened. */
    private String id(String key, byte[] bytes) {
        MessageDigest digest = sha256();
        digest.update(topic.noun().getBytes(UTF_8));
        digest.update((byte) 0);
        digest.update(key.getBytes(UTF_8));
        digest.update((byte) 0);
        if (bytes != null) {
            digest.update(bytes, FRAME, bytes.length - FRAME);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), ID_BYTES));
    }

    private static Instant time(IndexedRecord value) {
        return (Instant) value.get(value.getSchema().getField(TIME).pos());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
