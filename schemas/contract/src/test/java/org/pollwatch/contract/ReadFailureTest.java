package org.pollwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.Submission;

class ReadFailureTest {
    private static final HexFormat HEX = HexFormat.of();

    private final Topics topics = Topics.of("test");

    /** A registry that is away, or answers with a fault. */
    private static final class AwayRegistry extends MockSchemaRegistryClient {
        private final Exception fault;

        AwayRegistry(Exception fault) {
            this.fault = fault;
        }

        @Override
        public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException, RestClientException {
            if (fault instanceof RestClientException refusal) {
                throw refusal;
            }
            throw (IOException) fault;
        }
    }

    static Stream<Exception> faultsOfTheRegistry() {
        return Stream.of(
                new ConnectException("refused"),
                new UnknownHostException("registry"),
                new SocketTimeoutException("read timed out"),
                new javax.net.ssl.SSLException("expired"),
                new RestClientException("unauthorised", 401, 40101),
                new RestClientException("forbidden", 403, 40301),
                new RestClientException("no such path", 404, 404),
                new RestClientException("timeout", 408, 408),
                new RestClientException("too many", 429, 42901),
                new RestClientException("broken", 500, 50001),
                new RestClientException("bad gateway", 502, 502),
                new RestClientException("away", 503, 503),
                new RestClientException("gateway timeout", 504, 504));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheRegistry")
    void shouldWaitForARegistryThatCannotSay(Exception fault) {
        RuntimeException failure = read(new AwayRegistry(fault), HEX.parseHex("000000000100"));

        assertThat(failure).isNotNull();
        assertThat(ReadFailure.mayPass(failure)).as(failure.toString()).isTrue();
    }

    @Test
    void shouldNotWaitForASchemaThatTheRegistryDoesNotHave() {
        RuntimeException failure = read(
                new AwayRegistry(new RestClientException("no such schema", 404, 40403)), HEX.parseHex("000000000900"));

        assertThat(ReadFailure.mayPass(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no body
                "02", // a text without its letters
                "01", // a text of negative length
                "ffffffffffffffffffffff", // a number longer than any number
                "feffffff0f", // a text of two gigabytes
                "0000000000000000feffffff0f", // two thousand million answers
            })
    void shouldNotWaitForBytesThatAreNoRecord(String body) throws Exception {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        registry.register(
                topics.submissions().subject(),
                new AvroSchema(topics.submissions().schema()));

        RuntimeException failure = read(registry, HEX.parseHex("0000000001" + body));

        assertThat(failure).isNotNull();
        assertThat(ReadFailure.mayPass(failure)).as(failure.toString()).isFalse();
    }

    @Test
    void shouldNotWaitForARecordOfAnotherTopic() throws Exception {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        registry.register(
                topics.submissions().subject(), new AvroSchema(topics.rates().schema()));

        RuntimeException failure = read(registry, HEX.parseHex("00000000010000"));

        assertThat(failure).isNotNull();
        assertThat(ReadFailure.mayPass(failure)).as(failure.toString()).isFalse();
    }

    @Test
    void shouldNotWaitForAnyRecordThatWasDamaged() throws Exception {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        registry.register(
                topics.submissions().subject(),
                new AvroSchema(topics.submissions().schema()));
        Deserializer<Submission> deserializer = deserializer(registry);
        Random random = new Random(11);
        int failures = 0;
        for (Object record : new RandomData(topics.submissions().schema(), 1_000, 11L)) {
            byte[] bytes = SchemaGateTest.write(record, topics.submissions().schema());
            byte[] framed = new byte[5 + bytes.length];
            System.arraycopy(bytes, 0, framed, 5, bytes.length);
            framed[4] = 1;
            for (int i = 0; i < 3; i++) {
                framed[5 + random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            RuntimeException failure = read(deserializer, framed);
            if (failure != null) {
                failures++;
                assertThat(ReadFailure.mayPass(failure)).as(failure.toString()).isFalse();
            }
        }
        assertThat(failures).isPositive();
    }

    private RuntimeException read(MockSchemaRegistryClient registry, byte[] bytes) {
        return read(deserializer(registry), bytes);
    }

    private Deserializer<Submission> deserializer(MockSchemaRegistryClient registry) {
        return new RecordSerdes(registry, "mock://unused").deserializer(topics.submissions());
    }

    /** @return what was thrown; null if the bytes could be read */
    private RuntimeException read(Deserializer<Submission> deserializer, byte[] bytes) {
        return catchRuntimeException(
                () -> deserializer.deserialize(topics.submissions().name(), bytes));
    }
}
