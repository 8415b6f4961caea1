package org.pollwatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.ReleasedRates;

/** What a library for CloudEvents reads from the headers. */
class EventHeadersTest {
    private static final Instant AS_OF = Instant.parse("2022-11-20T06:00:00.250Z");

    private final Topics topics = Topics.of("kz-2022");
    private final Topic<ReleasedRates> topic = topics.releasedRates();

    @Test
    void shouldCarryTheAttributesOfBinaryMode() {
        Map<String, String> headers = headers("KZ|voting", rates(AS_OF), 7);

        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "urn:pollwatch:mission:kz-2022")
                .containsEntry("ce_type", "org.pollwatch.released-rates.v1")
                .containsEntry("ce_subject", "KZ|voting")
                .containsEntry("ce_time", "2022-11-20T06:00:00.250Z")
                .containsEntry("content-type", "application/vnd.confluent.avro");
        assertThat(headers.get("ce_id")).matches("[0-9a-f]{32}");
        assertThat(headers.get("ce_dataschema"))
                .matches("urn:pollwatch:schema:org\\.pollwatch\\.contract\\.avro\\.ReleasedRates:[0-9a-f]{16}");
    }

    @Test
    void shouldGiveTheSameRecordTheSameIdInEveryRegistry() {
        String id = headers("KZ|voting", rates(AS_OF), 7).get("ce_id");

        assertThat(headers("KZ|voting", rates(AS_OF), 4711).get("ce_id")).isEqualTo(id);
        assertThat(headers("KZ|counting", rates(AS_OF), 7).get("ce_id")).isNotEqualTo(id);
        assertThat(headers("KZ|voting", rates(AS_OF.plusMillis(1)), 7).get("ce_id"))
                .isNotEqualTo(id);
    }

    @Test
    void shouldTellATombstoneWithoutTimeAndSchema() {
        Map<String, String> headers = read(EventHeaders.of(topic).headers("KZ|voting", null, null));

        assertThat(headers).containsOnlyKeys("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject");
    }

    @Test
    void shouldSayOfEveryEventWhatTimeItIs() {
        assertThat(topics.all())
                .filteredOn(it -> it.kind() == Topic.Kind.EVENTS)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.schema().getField(EventHeaders.TIME))
                        .as(it.noun())
                        .isNotNull());
    }

    @Test
    void shouldRefuseATopicThatHasNoEvents() {
        assertThatThrownBy(() -> EventHeaders.of(topics.teams())).hasMessage("teams: expected a topic of events");
    }

    private static ReleasedRates rates(Instant asOf) {
        return new ReleasedRates("KZ", "voting", null, 12L, 10L, asOf, false, List.of());
    }

    private Map<String, String> headers(String key, ReleasedRates rates, int schemaId) {
        try (RecordSerdes serdes = RecordSerdes.inMemory(List.of(topics))) {
            byte[] bytes = serdes.serializer(topic).serialize(topic.name(), rates);
            bytes[4] = (byte) schemaId;
            return read(EventHeaders.of(topic).headers(key, rates, bytes));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Iterable<Header> headers) {
        Map<String, String> read = new LinkedHashMap<>();
        headers.forEach(it -> read.put(it.key(), new String(it.value(), UTF_8)));
        return read;
    }
}
