package org.pollwatch.local.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One line of one record, for a person or for a program. */
final class RecordLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int PERCENT = 100;

    private final RecordJson json;
    private final ZoneId zone;

    /** @param zone in which times are told to a person */
    RecordLine(RecordJson json, ZoneId zone) {
        this.json = json;
        this.zone = zone;
    }

    /** @return topic, partition, offset, timestamp, key, headers and value, as one JSON object */
    String forPrograms(ConsumerRecord<String, byte[]> record, GenericRecord value) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key());
        ObjectNode headers = line.putObject("headers");
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
        line.set("value", json.of(value));
        return line.toString();
    }

    /** @return when it was written, its key, and what it says; lists by their length, indicators with numerator and base */
    String forPeople(ConsumerRecord<String, byte[]> record, GenericRecord value) {
        String time = TIME.format(Instant.ofEpochMilli(record.timestamp()).atZone(zone));
        return time + "  " + record.key() + "  " + (value == null ? "(gone)" : words(record.key(), json.of(value)));
    }

    private static String words(String key, JsonNode value) {
        List<String> told = List.of(key.split("\\|", -1));
        StringJoiner words = new StringJoiner("  ");
        value.properties().forEach(field -> {
            JsonNode it = field.getValue();
            if (field.getKey().equals(RecordFilter.INDICATORS)) {
                it.forEach(indicator -> words.add(indicator(indicator)));
            } else if (!it.isNull() && !told.contains(it.asText("|"))) {
                words.add(field.getKey() + " " + (it.isArray() ? "[" + it.size() + "]" : it.asText(it.toString())));
            }
        });
        return words.toString();
    }

    private static String indicator(JsonNode it) {
        String share = it.path("rate").isNumber()
                ? String.format(
                        Locale.ROOT, " (%.1f %%)", PERCENT * it.get("rate").asDouble())
                : "";
        String withheld =
                it.path("withheld").isTextual() ? " " + it.get("withheld").asText() : "";
        String flagged = it.path("flagged").isNull() ? "-" : it.path("flagged").asText();
        return it.path("id").asText() + " " + flagged + "/"
                + it.path("applicable").asText() + share + withheld;
    }
}
