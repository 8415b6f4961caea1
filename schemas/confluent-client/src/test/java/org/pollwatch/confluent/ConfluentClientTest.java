package org.pollwatch.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The unpacked archives work beside this build's Kafka client, Avro and Jackson, with the few dependencies declared. */
class ConfluentClientTest {

    private static final String SCOPE = "confluent-client-test";
    private static final String TOPIC = "pollwatch.test.rates.v1";
    private static final Schema RATE = new Schema.Parser()
            .parse(
                    """
            {"type": "record", "name": "Rate", "namespace": "org.pollwatch.test", "fields": [
              {"name": "area", "type": "string"},
              {"name": "flagged", "type": "long"},
              {"name": "asOf", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}""");

    @AfterEach
    void dropRegistry() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void shouldCarryARecordThereAndBackInTheWireFormat() throws Exception {
        GenericRecord rate = rate("KZ-75", 34);
        byte[] bytes = serialize(rate);

        ByteBuffer frame = ByteBuffer.wrap(bytes);
        assertThat(frame.get()).as("magic byte").isZero();
        int id = frame.getInt();
        assertThat(registry().getSchemaById(id).canonicalString()).isEqualTo(new AvroSchema(RATE).canonicalString());
        assertThat(registry().getAllSubjects()).containsExactly(TOPIC + "-value");

        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(settings(Map.of()), false);
            assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(rate);
        }
    }

    @Test
    void shouldRefuseASchemaThatIsNotRegisteredWhenRegistrationIsOff() {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(settings(Map.of("auto.register.schemas", false)), false);
            assertThatThrownBy(() -> serializer.serialize(TOPIC, rate("KZ", 1)))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void shouldJudgeCompatibility() throws Exception {
        registry().register(TOPIC + "-value", new AvroSchema(RATE));
        registry().updateCompatibility(TOPIC + "-value", "FULL_TRANSITIVE");
        Schema narrower = Schema.createRecord(
                "Rate",
                null,
                "org.pollwatch.test",
                false,
                List.of(new Schema.Field("other", Schema.create(Schema.Type.LONG))));

        assertThat(registry().testCompatibility(TOPIC + "-value", new AvroSchema(RATE)))
                .isTrue();
        assertThat(registry().testCompatibility(TOPIC + "-value", new AvroSchema(narrower)))
                .isFalse();
    }

    @Test
    void shouldKeepLicenceAndNotice() throws Exception {
        Path home = Path.of(KafkaAvroSerializer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(home.resolve("META-INF/LICENSE")).content().contains("Apache License", "Version 2.0");
        assertThat(home.resolve("META-INF/NOTICE")).content().contains("Confluent, Inc.");
        assertThat(home.resolve("META-INF/maven/io.confluent/kafka-avro-serializer/pom.xml"))
                .exists();
    }

    private static byte[] serialize(GenericRecord rate) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(settings(Map.of()), false);
            return serializer.serialize(TOPIC, rate);
        }
    }

    private static GenericRecord rate(String area, long flagged) {
        return new GenericRecordBuilder(RATE)
                .set("area", new Utf8(area))
                .set("flagged", flagged)
                .set("asOf", 1_668_924_000_000L)
                .build();
    }

    private static Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("schema.registry.url", "mock://" + SCOPE));
        settings.putAll(more);
        return settings;
    }

    private static SchemaRegistryClient registry() {
        return MockSchemaRegistry.getClientForScope(SCOPE);
    }
}
