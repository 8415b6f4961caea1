package org.pollwatch.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pollwatch.local.monitoring.RunningParts.PATIENCE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.cli.CommandLines;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.local.doctor.Diagnosis;
import org.pollwatch.local.doctor.Diagnosis.State;
import org.pollwatch.local.doctor.Doctor;
import org.pollwatch.local.doctor.Installation;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;
import picocli.CommandLine;

/** The doctor on a set that is well, and on each way to be ill that can be made. */
class DoctorTest {
    private static final Topics SERVED = Topics.of("river-2026");
    private static final byte[] ANYTHING = "x".getBytes(StandardCharsets.UTF_8);

    private static Cluster cluster;
    private static RunningParts parts;
    private static Topics neglected;

    @TempDir
    private Path state;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        parts = RunningParts.start(cluster);
        assertThat(parts.post(UUID.randomUUID().toString(), "yes")).isEqualTo(201);
        neglected = cluster.publish(Cluster.mission("kz-2021"));
    }

    @AfterAll
    static void stop() {
        if (parts != null) {
            parts.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldFindNothingWhereAllIsWell() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(examine(SERVED, Duration.ofMinutes(1)))
                .hasSize(18)
                .allSatisfy(it -> assertThat(it.state()).as(it.toString()).isEqualTo(State.OK)));
    }

    @Test
    void shouldLookAtServicesAtTheirOwnAddressesToo() {
        Installation installation = new Installation(
                ClientSettings.NONE,
                cluster.bootstrap(),
                cluster.registryUrl(),
                SERVED.mission(),
                Optional.of(parts.gateway()),
                Optional.of(parts.headquarters()),
                Optional.empty(),
                Duration.ofMinutes(1));
        List<Diagnosis> all = new Doctor(installation, it -> {}).examine();
        assertThat(of("gateway", all).state()).isEqualTo(State.OK);
        assertThat(of("headquarters", all).state()).isEqualTo(State.OK);
    }

    @Test
    void shouldNameATopologyThatIsStoppedAndWhatWaits() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(neglected.submissions().name(), ANYTHING, ANYTHING))
                    .get();
        }
        List<Diagnosis> all = examine(neglected, Duration.ofMinutes(1));
        assertThat(of("topology", all).state()).isEqualTo(State.FAILURE);
        assertThat(of("topology", all).found()).isEqualTo("no instance counts; 1 submissions and reviews wait");
        assertThat(of("teams", all).state()).isEqualTo(State.WARNING);
        assertThat(of("clocks", all).state()).isEqualTo(State.WARNING);
        assertThat(of("gateway", all).state()).isEqualTo(State.OK);
    }

    @Test
    void shouldEndWithOneWhereSomethingFailsAndSayWhatToDo() {
        StringWriter told = new StringWriter();
        CommandLine doctor = CommandLines.of(Map.of()).setOut(new PrintWriter(told));
        String[] arguments = {
            "doctor", "--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl(), "--mission", "river-2026"
        };

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(doctor.execute(arguments))
                .as(told.toString())
                .isZero());
        arguments[6] = neglected.mission();
        assertThat(doctor.execute(arguments)).as(told.toString()).isEqualTo(1);
        assertThat(told.toString())
                .containsPattern("failure +topology +no instance counts; .* wait -> ")
                .containsPattern("ok +registry +" + cluster.registryUrl() + " answers");
    }

    @Test
    void shouldNameATopicThatIsMissing() throws Exception {
        Topics incomplete = cluster.publish(Cluster.mission("kz-2012"));
        try (Admin admin = Admin.create(cluster.client())) {
            admin.deleteTopics(List.of(incomplete.savedViews().name())).all().get();
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            Diagnosis topics = of("topics", examine(incomplete, Duration.ofMinutes(1)));
            assertThat(topics.state()).isEqualTo(State.FAILURE);
            assertThat(topics.found())
                    .isEqualTo("missing: " + incomplete.savedViews().name());
        });
    }

    @Test
    void shouldSayBeforeAnUpgradeThatTheStateIsOfAnotherFormatAndNoInstanceStartsOnIt() throws Exception {
        Topics earlier = cluster.publish(Cluster.mission("kz-2012"));
        assertThat(of("state", examine(earlier, Duration.ofMinutes(1))).found()).isEqualTo("nothing is counted yet");
        String changelog = "pollwatch.kz-2012.topology-guard-changelog";
        try (Admin admin = Admin.create(cluster.client());
                KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            admin.createTopics(List.of(new NewTopic(changelog, 2, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(changelog, 1, ANYTHING, null)).get();
            producer.send(new ProducerRecord<>(changelog, 1, ANYTHING, new byte[] {1, 0}))
                    .get();
        }

        Diagnosis found = of("state", examine(earlier, Duration.ofMinutes(1)));
        assertThat(found.state()).isEqualTo(State.FAILURE);
        assertThat(found.found()).isEqualTo("of format 1, this release keeps 2");
        TopologySettings instance =
                TopologySettings.of(earlier.mission(), cluster.bootstrap(), cluster.registryUrl(), state);
        long clients = adminClients();
        assertThatThrownBy(() -> TopologyService.start(instance))
                .isInstanceOf(ContractException.class)
                .hasMessage("the state of mission kz-2012 is of format 1, expected 2: go on with the release that wrote"
                        + " it, or restore a backup into an empty cluster");
        assertThat(adminClients())
                .as("what did not start leaves no client behind")
                .isEqualTo(clients);
    }

    private static long adminClients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().startsWith("kafka-admin-client-thread"))
                .count();
    }

    @Test
    void shouldNameACompatibilityThatIsNotTheContracts() throws Exception {
        compatibility("NONE");
        try {
            Diagnosis found = of("compatibility", examine(neglected, Duration.ofMinutes(1)));
            assertThat(found.state()).isEqualTo(State.FAILURE);
            assertThat(found.found()).contains("NONE").contains("expected FULL_TRANSITIVE");

            cluster.publish(Cluster.mission(neglected.mission()));
            Diagnosis published = of("compatibility", examine(neglected, Duration.ofMinutes(1)));
            assertThat(published.state()).as(published.found()).isEqualTo(State.OK);
        } finally {
            compatibility("FULL_TRANSITIVE");
        }
    }

    @Test
    void shouldNameATransactionThatNobodyEnds() throws Exception {
        String topic = neglected.casework().name();
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "left-open"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, ANYTHING, ANYTHING)).get();
            await().atMost(PATIENCE).untilAsserted(() -> {
                Diagnosis found = of("open transactions", examine(neglected, Duration.ofSeconds(1)));
                assertThat(found.state()).isEqualTo(State.FAILURE);
                assertThat(found.found()).contains(topic + "-0 offset 0 of left-open, silent for ");
            });
            producer.abortTransaction();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of("open transactions", examine(neglected, Duration.ofSeconds(1)))
                                .state())
                        .isEqualTo(State.OK));
    }

    /** As Kafka leaves it after a kill of all brokers, now and then: a topology that starts would wait for ever. */
    @Test
    void shouldNameOffsetsThatAreNotKnownWhileATransactionIsOpen() throws Exception {
        var read = Map.of(new TopicPartition(neglected.submissions().name(), 0), new OffsetAndMetadata(0));
        Map<String, Object> settings = new HashMap<>(cluster.client());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, TopologySettings.applicationId(neglected.mission()));
        try (KafkaConsumer<byte[], byte[]> counting =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer =
                        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "killed-while-committing"))) {
            ConsumerGroupMetadata group = counting.groupMetadata();
            producer.initTransactions();
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(read, group);
            Diagnosis found = of("committed offsets", examine(neglected, Duration.ofMinutes(1)));
            assertThat(found.state()).isEqualTo(State.FAILURE);
            assertThat(found.found())
                    .endsWith("has read of " + neglected.submissions().name() + "-0");
            producer.abortTransaction();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of("committed offsets", examine(neglected, Duration.ofMinutes(1)))
                                .state())
                        .isEqualTo(State.OK));
    }

    /** Readers of what is committed have no lag that would show it: the topology's own figure does. */
    @Test
    void shouldShowInTheMetricsHowLongATransactionHasBeenOpen() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "left-open-too"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(SERVED.casework().name(), ANYTHING, ANYTHING))
                    .get();
            await().atMost(PATIENCE)
                    .until(() -> parts.value("topology", "pollwatch_topology_open_transaction_seconds", "") > 5);
            producer.abortTransaction();
        }
        await().atMost(PATIENCE)
                .until(() -> parts.value("topology", "pollwatch_topology_open_transaction_seconds", "") < 5);
    }

    private static List<Diagnosis> examine(Topics topics, Duration oldest) {
        Installation installation = new Installation(
                ClientSettings.NONE,
                cluster.bootstrap(),
                cluster.registryUrl(),
                topics.mission(),
                Optional.of(parts.management("gateway")),
                Optional.of(parts.management("headquarters")),
                Optional.of(cluster.directory(".")),
                oldest);
        return new Doctor(installation, it -> {}).examine();
    }

    private static Diagnosis of(String what, List<Diagnosis> all) {
        return all.stream().filter(it -> it.what().equals(what)).findFirst().orElseThrow();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(cluster.client());
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void compatibility(String level) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.registryUrl() + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"" + level + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
