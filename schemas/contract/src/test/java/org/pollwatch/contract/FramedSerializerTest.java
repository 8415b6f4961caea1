package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.avro.AreaRates;

/** Our own writing of the second record and all after it, held against Confluent's of the same records. */
class FramedSerializerTest {
    private static final Topics TOPICS = Topics.of("kz-2022");
    private static final int RECORDS = 200;
    private static final int SEED = 20221120;

    private final RecordSerdes serdes = RecordSerdes.inMemory(List.of(TOPICS));

    @AfterEach
    void close() throws IOException {
        serdes.close();
    }

    static List<Topic<?>> topics() {
        return List.copyOf(TOPICS.all());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldWriteEveryRecordOfEveryTopicAsConfluentDoes(Topic<?> topic) throws IOException {
        assertEqualBytes(topic);
    }

    private <V> void assertEqualBytes(Topic<V> topic) throws IOException {
        List<V> records = random(topic);
        try (Serializer<V> ours = serdes.serializer(topic);
                KafkaAvroSerializer confluents = confluents()) {
            for (V record : records) {
                assertThat(ours.serialize(topic.name(), record))
                        .as("%s, seed %d", record, SEED)
                        .isEqualTo(confluents.serialize(topic.name(), record));
            }
        }
    }

    private KafkaAvroSerializer confluents() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(serdes.registry());
        serializer.configure(
                Map.of(
                        "schema.registry.url",
                        "mock://unused",
                        "auto.register.schemas",
                        false,
                        "avro.remove.java.properties",
                        true),
                false);
        return serializer;
    }

    /** Of any shape that the schema allows, nulls and empty lists among them. */
    private static <V> List<V> random(Topic<V> topic) throws IOException {
        Schema schema = topic.javaSchema();
        SpecificDatumReader<V> reader = new SpecificDatumReader<>(topic.type());
        GenericDatumWriter<Object> writer = new GenericDatumWriter<>(schema);
        List<V> records = new ArrayList<>();
        for (Object drawn : new RandomData(schema, RECORDS, SEED)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            writer.write(drawn, encoder);
            encoder.flush();
            records.add(reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null)));
        }
        return records;
    }

    @Test
    void shouldRefuseARecordThatLacksAField() throws IOException {
        AreaRates lacking = random(TOPICS.rates()).get(0);
        try (Serializer<AreaRates> serializer = serdes.serializer(TOPICS.rates())) {
            serializer.serialize(TOPICS.rates().name(), random(TOPICS.rates()).get(1));
            lacking.put("area", null);

            assertThatThrownBy(() -> serializer.serialize(TOPICS.rates().name(), lacking))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(TOPICS.rates().name());
        }
    }

    @Test
    void shouldWriteATombstoneAsNothing() throws IOException {
        try (Serializer<AreaRates> serializer = serdes.serializer(TOPICS.rates())) {
            serializer.serialize(TOPICS.rates().name(), random(TOPICS.rates()).get(0));

            assertThat(serializer.serialize(TOPICS.rates().name(), null)).isNull();
        }
    }

    /** Made anew for each record it would take longer than writing the record, many times over. */
    @Test
    void shouldBeOneForAllWhoWriteToATopicAndOutliveEachOfThem() throws IOException {
        Serializer<AreaRates> serializer = serdes.serializer(TOPICS.rates());
        byte[] bytes = serializer.serialize(
                TOPICS.rates().name(), random(TOPICS.rates()).get(0));

        serializer.close(); // as a producer does that ends

        assertThat(serdes.serializer(TOPICS.rates()))
                .isSameAs(serializer)
                .isNotSameAs(serdes.serializer(TOPICS.ratesByHour()));
        assertThat(serializer.serialize(
                        TOPICS.rates().name(), random(TOPICS.rates()).get(0)))
                .isEqualTo(bytes);
    }
}
