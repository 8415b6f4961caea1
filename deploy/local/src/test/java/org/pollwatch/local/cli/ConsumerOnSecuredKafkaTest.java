package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.EmbeddedBroker;
import picocli.CommandLine;

/** A reader's life on a broker that asks for names (SASL) and has rules (KRaft's StandardAuthorizer). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsumerOnSecuredKafkaTest {
    private static final Topics TOPICS = Topics.of("river-2026");
    private static final String ADMIN = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"admin\" password=\"admin-secret\"";
    private static final String RELEASED = TOPICS.releasedRates().name();

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static Path adminFile;
    private static String password;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("broker"))
                .with(Map.of(
                        "listener.security.protocol.map",
                        "CONTROLLER:PLAINTEXT,CLIENTS:SASL_PLAINTEXT",
                        "sasl.enabled.mechanisms",
                        "PLAIN,SCRAM-SHA-256",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "listener.name.clients.plain.sasl.jaas.config",
                        ADMIN + " user_admin=\"admin-secret\";",
                        "listener.name.clients.scram-sha-256.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users",
                        "User:admin;User:ANONYMOUS", // the controller's listener, which clients do not reach
                        "allow.everyone.if.no.acl.found",
                        "false")));
        adminFile = directory.resolve("admin.properties");
        Files.writeString(adminFile, lines(admin()));
        try (Admin admin = Admin.create(admin());
                RecordSerdes serdes = RecordSerdes.inMemory(List.of(TOPICS))) {
            new TopicSetup(admin, serdes).ensure(TOPICS, (short) 1);
        }
        write(admin(), RELEASED, "first");
        write(admin(), TOPICS.rates().name(), "not for partners");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static String lines(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, Object> admin() {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                ADMIN + ";");
    }

    private static Map<String, Object> partner() {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"media\"" + " password=\""
                        + password + "\";");
    }

    private static void write(Map<String, Object> client, String topic, String value) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("enable.idempotence", false); // so that the topic's rule answers, and not the cluster's
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", value)).get();
        }
    }

    private static List<String> read(String topic, String group) {
        Map<String, Object> settings = new HashMap<>(partner());
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await("something of " + topic).atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> values.add(it.value()));
                return !values.isEmpty();
            });
        }
        return values;
    }

    @Test
    @Order(1)
    void shouldGiveAPasswordOnceAloneOnStandardOutput() {
        assertThat(consumer("add", "media", "--topics", "released-rates"))
                .as(err.toString())
                .isZero();

        password = out.toString().strip();
        assertThat(password).matches("[A-Za-z0-9_-]{32}");
        assertThat(err.toString())
                .contains("groups that begin with media.", RELEASED, "/subjects/" + RELEASED + "-value/versions")
                .doesNotContain(password);
    }

    @Test
    @Order(2)
    void shouldLetItReadItsTopicInItsGroups() {
        assertThat(read(RELEASED, "media.desk")).containsExactly("first");
    }

    @Test
    @Order(3)
    void shouldLetItDoNothingElse() {
        assertThatThrownBy(() -> read(TOPICS.rates().name(), "media.desk"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(RELEASED, "headquarters")).isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> write(partner(), RELEASED, "forged"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        try (Admin admin = Admin.create(partner())) {
            assertThat(admin.listTopics()
                            .names()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .containsExactly(RELEASED);
            assertThatThrownBy(() -> admin.deleteTopics(List.of(RELEASED)).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    @Order(4)
    void shouldTailAsThatReader() throws Exception {
        Path file = Files.writeString(directory.resolve("media.properties"), lines(partner()));

        assertThat(run(
                        "tail",
                        "released-rates",
                        "--once",
                        "--bootstrap",
                        broker.bootstrap(),
                        "--client-config",
                        file.toString()))
                .as(err.toString())
                .isZero();

        // What lies there in this test is no Avro: it was read, and is told of.
        assertThat(err.toString())
                .isEqualTo("partition 0 offset 0 is no record of the contract" + System.lineSeparator());
    }

    @Test
    @Order(5)
    void shouldListReadersAndTheirTopics() {
        assertThat(consumer("list")).isZero();

        assertThat(out.toString()).isEqualTo("media  " + RELEASED + System.lineSeparator());
    }

    @Test
    @Order(6)
    void shouldRefuseWhatNoConsumerMayHave() {
        assertThat(consumer("add", "media", "--topics", "teams")).isEqualTo(1);
        assertThat(err.toString()).contains("--topics: teams is for the gateway alone");

        assertThat(consumer("add", "media", "--topics", "released-rate")).isEqualTo(1);
        assertThat(err.toString()).contains("no topic released-rate; mission river-2026 has");

        assertThat(consumer("add", "me:dia", "--topics", "released-rates")).isEqualTo(1);
        assertThat(err.toString()).contains("NAME: expected letters, digits and hyphens");
    }

    @Test
    @Order(7)
    void shouldEndAlsoAConnectionThatIsOpen() {
        assertThatThrownBy(() -> {
                    try (KafkaConsumer<String, String> open =
                            new KafkaConsumer<>(partner(), new StringDeserializer(), new StringDeserializer())) {
                        open.assign(List.of(new TopicPartition(RELEASED, 0)));
                        awaitSomething(open);
                        assertThat(consumer("revoke", "media")).isZero();
                        await("the open connection is refused")
                                .atMost(Duration.ofSeconds(30))
                                .until(() -> {
                                    awaitSomething(open);
                                    return false;
                                });
                    }
                })
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(RELEASED, "media.desk")).isInstanceOf(SaslAuthenticationException.class);
        assertThat(consumer("revoke", "media")).isEqualTo(1);
        assertThat(err.toString()).contains("no consumer media");
    }

    @Test
    @Order(8)
    void shouldSayThatAnOpenClusterHasNoRules() {
        try (EmbeddedBroker laptop = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("laptop")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", laptop.bootstrap()));
                RecordSerdes serdes = RecordSerdes.inMemory(List.of(TOPICS))) {
            new TopicSetup(admin, serdes).ensure(TOPICS, (short) 1);
            assertThat(run("consumer", "add", "media", "--topics", "rates", "--bootstrap", laptop.bootstrap()))
                    .isEqualTo(1);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString()).contains("this cluster has no authorizer: no rule was made and no password");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void awaitSomething(KafkaConsumer<String, String> consumer) {
        consumer.seekToBeginning(consumer.assignment());
        await("something is read").atMost(Duration.ofSeconds(30)).until(() -> !consumer.poll(Duration.ofMillis(200))
                .isEmpty());
    }

    private int consumer(String... arguments) {
        List<String> all = new ArrayList<>(List.of("consumer"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap", broker.bootstrap(), "--admin-config", adminFile.toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine commandLine = PollwatchCommand.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
