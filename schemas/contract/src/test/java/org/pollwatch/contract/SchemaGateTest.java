package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.ReleasedSchemas.Version;

/**
 * The schemas that fill topics, held against every version that was ever released.
 *
 * <p>To release what stands in {@code src/main/avro} as the next version: {@code mvn -pl schemas/contract test
 * -Dtest=SchemaGateTest -Dschemas.release=true}, and commit the new files. A version that nobody was given yet may be
 * deleted first; the command then writes it anew.
 */
class SchemaGateTest {
    private static final ReleasedSchemas RELEASED = ReleasedSchemas.ofThisBuild();
    private static final String HOW_TO_RELEASE =
            "run mvn -pl schemas/contract test -Dtest=SchemaGateTest -Dschemas.release=true and commit schemas/released";

    static Stream<Schema> schemas() {
        return Topics.of("gate").all().stream().map(Topic::schema).distinct();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldReadAndBeReadByEveryReleasedVersion(Schema today) {
        List<Version> released = RELEASED.of(today.getName());
        List<String> findings = SchemaGate.check(released, today);
        assertThat(findings)
                .as("%s against %d released versions:%n%s", today.getName(), released.size(), lines(findings))
                .isEmpty();
        if (Boolean.getBoolean("schemas.release")) {
            RELEASED.release(today);
        }
        assertThat(RELEASED.of(today.getName()))
                .as("%s fills a topic and has no released version: %s", today.getName(), HOW_TO_RELEASE)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldKeepToTheHouseRules(Schema today) {
        List<String> findings = SchemaHouseRules.check(today);
        assertThat(findings).as("%s:%n%s", today.getName(), lines(findings)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldCarryRandomRecordsBothWays(Schema today) throws IOException {
        for (Version version : RELEASED.of(today.getName())) {
            for (Object record : new RandomData(version.schema(), 20, 7L)) {
                assertThat(carry(named(record), version.schema(), today)).isNotNull();
            }
            for (Object record : new RandomData(today, 20, 7L)) {
                assertThat(carry(record, today, version.schema())).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldPassConfluentsOwnCheck(Schema today) {
        List<ParsedSchemaHolder> released = RELEASED.of(today.getName()).stream()
                .<ParsedSchemaHolder>map(it -> new SimpleParsedSchemaHolder(new AvroSchema(it.schema())))
                .toList();

        assertThat(new AvroSchema(today).isCompatible(CompatibilityLevel.FULL_TRANSITIVE, released))
                .as(today.getName())
                .isEmpty();
    }

    @Test
    void shouldStillHaveEveryRecordThatWasReleased() {
        assertThat(RELEASED.records())
                .as("a record that was released fills a topic for ever")
                .allMatch(name -> schemas().anyMatch(it -> it.getName().equals(name)));
    }

    @Test
    void shouldNumberReleasedVersionsWithoutAGap() {
        for (String name : RELEASED.records()) {
            List<Integer> numbers =
                    RELEASED.of(name).stream().map(Version::number).toList();
            assertThat(numbers)
                    .as(name)
                    .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, numbers.size())
                            .boxed()
                            .toList());
        }
    }

    /**
     * The record with two letters wherever random text has fewer: no id and no word of ours is shorter. Avro 1.12.2 asks
     * of each element of an array as many bytes as the reader's schema takes at least, so elements that were written
     * before a field was added must have a few to spare.
     */
    private static Object named(Object value) {
        if (value instanceof GenericRecord record) {
            record.getSchema().getFields().forEach(field -> record.put(field.pos(), named(record.get(field.pos()))));
        } else if (value instanceof List<?> list) {
            return list.stream().map(SchemaGateTest::named).toList();
        }
        return value instanceof CharSequence text && text.length() < 2 ? "xx" : value;
    }

    private static Object carry(Object record, Schema writer, Schema reader) throws IOException {
        return new GenericDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(write(record, writer), null));
    }

    static byte[] write(Object record, Schema writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(writer, GenericData.get()).write(record, encoder);
        return bytes.toByteArray();
    }

    private static String lines(List<String> findings) {
        return String.join("\n", findings);
    }
}
