package org.pollwatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AnswerCount;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Authority;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.contract.avro.GivenAnswer;
import org.pollwatch.contract.avro.GivenProtocol;
import org.pollwatch.contract.avro.GivenVotes;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Submission;

/**
 * The bytes that partners build on: Confluent's frame (magic byte 0, four bytes of schema id) and the Avro body, and keys
 * without any frame. A change here breaks readers that nobody can ask.
 */
class WireFormatTest {
    private static final String SCOPE = "wire-format-test";
    private static final Instant AS_OF = Instant.parse("2022-11-20T06:00:00Z");

    private static final GivenProtocol PROTOCOL =
            new GivenProtocol("P2", List.of(new GivenVotes("list", 1L)), List.of(new GivenVotes("voted", 2L)));

    private final Topics topics = Topics.of("kz-2022");
    private final SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
    private final RecordSerdes serdes = new RecordSerdes(registry, "mock://" + SCOPE);

    @BeforeEach
    void register() throws Exception {
        registry.register(
                topics.rates().subject(), new AvroSchema(topics.rates().schema()));
        registry.register(
                topics.submissions().subject(),
                new AvroSchema(topics.submissions().schema()));
    }

    @AfterEach
    void drop() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    private static AreaRates rates() {
        IndicatorRate groupVoting = new IndicatorRate(
                "group_voting", 34L, 1131L, 0.25, 0.125, 0.5, null, 34L, 1131L, 0L, 0L, 0L, 0L, null, null);
        return new AreaRates(
                "KZ",
                "voting",
                null,
                1131L,
                1131L,
                AS_OF,
                false,
                List.of(groupVoting),
                List.of(new AnswerCount("group_voting", "yes", 34L)));
    }

    private static Submission submission() {
        return new Submission(
                "11111111-2222-3333-4444-555555555555",
                1L,
                false,
                "voting",
                "1",
                "P1",
                AS_OF,
                null,
                List.of(
                        new GivenAnswer("a", List.of("yes"), null, null, null, null),
                        new GivenAnswer("b", List.of(), 7L, null, null, null),
                        new GivenAnswer("c", List.of(), null, List.of(new GivenVotes("list", 812L)), null, null),
                        new GivenAnswer("d", List.of(), null, null, List.of(PROTOCOL), null)),
                "T1",
                Authority.TEAM,
                AS_OF,
                "api",
                3L);
    }

    @Test
    void shouldFrameRatesAsConfluentDoes() {
        String expected = "00" // magic byte
                + "00000001" // schema id
                + text("KZ") + text("voting")
                + "00" // hour: null
                + "d611" + "d611" // 1131 reports, 1131 places
                + "809cfab99261" // asOf, milliseconds
                + "00" // not suspect
                + "02" // one indicator
                + text("group_voting")
                + "44" + "d611" // 34 of 1131
                + "02000000000000d03f" // rate 0.25
                + "02000000000000c03f" // low 0.125
                + "02000000000000e03f" // high 0.5
                + "00" // withheld: null
                + "44" + "d611" // 34 of 1131 places
                + "00000000" // none not observed, not applicable, not asked, missing
                + "0000" // numbers, sum: null
                + "00" // end of indicators
                + "02" + text("group_voting") + text("yes") + "44"
                + "00"; // end of answers

        assertThat(hex(serdes.serializer(topics.rates())
                        .serialize(topics.rates().name(), rates())))
                .isEqualTo(expected);
    }

    @Test
    void shouldFrameSubmissionsAsConfluentDoes() {
        String expected = "00" + "00000002"
                + text("11111111-2222-3333-4444-555555555555")
                + "02" + "00" // revision 1, not withdrawn
                + text("voting") + text("1") + text("P1")
                + "809cfab99261" // observedAt
                + "00" // sentAt: null
                + "08" // four answers
                + text("a") + "02" + text("yes") + "00"
                + "00000000" // one word; no number, votes, protocols, attachment
                + text("b") + "00" + "020e" + "000000" // no word, 7
                + text("c") + "00" + "00" + "02" + "02" + text("list") + "d80c" + "00" + "0000" // 812 votes
                + text("d") + "00" + "00" + "00" // one row
                + "02" + "02" + text("P2")
                + "02" + text("list") + "02" + "00" // the station: 1
                + "02" + text("voted") + "04" + "00" // the commission: 2
                + "00" + "00" // no attachment
                + "00"
                + text("T1")
                + "02" // the team speaks
                + "809cfab99261" // receivedAt
                + text("api")
                + "06"; // definition revision 3

        assertThat(hex(serdes.serializer(topics.submissions())
                        .serialize(topics.submissions().name(), submission())))
                .isEqualTo(expected);
    }

    @Test
    void shouldBeReadByAStockDeserializerThatKnowsOnlyTheRegistry() {
        byte[] bytes =
                serdes.serializer(topics.rates()).serialize(topics.rates().name(), rates());
        try (KafkaAvroDeserializer stock = new KafkaAvroDeserializer()) {
            stock.configure(Map.of("schema.registry.url", "mock://" + SCOPE), false);

            GenericRecord read =
                    (GenericRecord) stock.deserialize(topics.rates().name(), bytes);

            assertThat(read.getSchema()).isEqualTo(topics.rates().schema());
            assertThat(read.get("area")).hasToString("KZ");
            assertThat(read.get("asOf")).isEqualTo(AS_OF.toEpochMilli());
            GenericRecord indicator = (GenericRecord) ((List<?>) read.get("indicators")).get(0);
            assertThat(indicator.get("flagged")).isEqualTo(34L);
            assertThat(indicator.get("rate")).isEqualTo(0.25);
            assertThat(indicator.get("withheld")).isNull();
        }
    }

    @Test
    void shouldReadBackWhatItWrote() {
        byte[] rates =
                serdes.serializer(topics.rates()).serialize(topics.rates().name(), rates());
        byte[] sent = serdes.serializer(topics.submissions())
                .serialize(topics.submissions().name(), submission());

        assertThat(serdes.deserializer(topics.rates())
                        .deserialize(topics.rates().name(), rates))
                .isEqualTo(rates());
        assertThat(serdes.deserializer(topics.submissions())
                        .deserialize(topics.submissions().name(), sent))
                .isEqualTo(submission());
    }

    @Test
    void shouldReadASubmissionOfTheFirstVersion() throws Exception {
        Schema first = ReleasedSchemas.ofThisBuild().of("Submission").get(0).schema();
        int id = registry.register(topics.submissions().subject(), new AvroSchema(first));
        GenericData.Record answer =
                new GenericData.Record(first.getField("answers").schema().getElementType());
        answer.put("question", "b");
        answer.put("words", List.of());
        answer.put("number", 7L);
        GenericData.Record old = new GenericData.Record(first);
        Map.of(
                        "reportId",
                        "11111111-2222-3333-4444-555555555555",
                        "revision",
                        1L,
                        "withdrawn",
                        false,
                        "form",
                        "voting",
                        "formVersion",
                        "1",
                        "place",
                        "P1",
                        "observedAt",
                        AS_OF.toEpochMilli(),
                        "answers",
                        List.of(answer),
                        "team",
                        "T1",
                        "receivedAt",
                        AS_OF.toEpochMilli())
                .forEach(old::put);
        old.put(
                "authority",
                new GenericData.EnumSymbol(first.getField("authority").schema(), "TEAM"));
        old.put("channel", "api");
        old.put("definitionRevision", 3L);
        byte[] body = SchemaGateTest.write(old, first);
        byte[] bytes = ByteBuffer.allocate(body.length + 5)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();

        Submission read = serdes.deserializer(topics.submissions())
                .deserialize(topics.submissions().name(), bytes);

        assertThat(read.getAnswers()).containsExactly(new GivenAnswer("b", List.of(), 7L, null, null, null));
        assertThat(read.getDefinitionRevision()).isEqualTo(3);
    }

    @Test
    void shouldReadATombstoneAsNothing() {
        assertThat(serdes.deserializer(topics.reports())
                        .deserialize(topics.reports().name(), null))
                .isNull();
    }

    @Test
    void shouldRegisterNothingByWriting() {
        assertThatThrownBy(() -> serdes.serializer(topics.definition())
                        .serialize(topics.definition().name(), definition()))
                .isInstanceOf(SerializationException.class);
    }

    private static Definition definition() {
        return new Definition(DefinitionKind.FORM, "voting/2022-11-01", 3L, false, "");
    }

    @Test
    void shouldWriteKeysAsPlainUtf8WithoutAFrame() {
        List<String> keys = List.of(
                Topics.rateKey("KZ-75", "voting"),
                Topics.hourKey("KZ-75", "voting", "2022-11-20T10"),
                Topics.definitionKey(definition()));

        assertThat(keys)
                .containsExactly("KZ-75|voting", "KZ-75|voting|2022-11-20T10", "FORM|voting/2022-11-01|3")
                .allSatisfy(key -> {
                    try (StringSerializer serializer = new StringSerializer()) {
                        assertThat(serializer.serialize("any", key)).isEqualTo(key.getBytes(UTF_8));
                    }
                });
    }

    private static String text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return HexFormat.of().toHexDigits((byte) (2 * bytes.length)) + hex(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
