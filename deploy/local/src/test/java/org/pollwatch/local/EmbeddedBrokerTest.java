package org.pollwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String TOPIC = "pollwatch.test.submissions.v1";

    @TempDir
    private Path directory;

    @Test
    void shouldKeepItsDataWhenClosedAndStartedAgain() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory))) {
            createTopic(broker.bootstrap(), 1);
            send(broker, "before");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory))) {
            send(broker, "after");
            assertThat(read(broker, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void shouldListenOnThePortItIsGivenAndOnThisMachineOnly() throws Exception {
        int port = FreePort.any("127.0.0.1");
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.in(directory).at("127.0.0.1", port))) {
            assertThat(broker.bootstrap()).isEqualTo("127.0.0.1:" + port);
            assertThat(FreePort.isFree("127.0.0.1", port)).isFalse();
            assertThat(FreePort.isFree("127.0.0.2", port)).isTrue();
        }
    }

    @Test
    void shouldOfferTransactionsOfTheSecondVersion() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory));
                Admin admin = admin(broker)) {
            var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            assertThat(features.get("transaction.version").maxVersionLevel()).isEqualTo((short) 2);
        }
    }

    @Test
    void shouldNotMakeATopicOutOfATypingError() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory));
                Admin admin = admin(broker)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("pollwatch.test.submisions.v1"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void shouldKeepServingWhenOneOfThreeNodesIsStopped() throws Exception {
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(BrokerSettings.in(directory).withNodes(3));
                Admin admin = admin(broker)) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(3);
            createTopic(broker.bootstrap(), 3);
            send(broker, "three nodes");
            broker.stopNode(2);
            send(broker, "two nodes");
            broker.startNode(2);
            send(broker, "three again");
            assertThat(read(broker, 3)).containsExactly("three nodes", "two nodes", "three again");
        }
    }

    /** Seen in the epochs of the partition's leader: one for each end, and one for each start. */
    @Test
    void shouldBeStartedAndClosedOnceBeforeItServesAfterAKill() throws Exception {
        int port = FreePort.any("127.0.0.1");
        String bootstrap = "127.0.0.1:" + port;
        Process child = BrokerChild.start(directory, port);
        try {
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> createTopic(bootstrap, 1));
            send(bootstrap, "before");
        } finally {
            child.destroyForcibly().waitFor();
        }

        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.in(directory).at("127.0.0.1", port))) {
            send(broker, "after");
            List<ConsumerRecord<String, String>> records = records(broker, 2);
            assertThat(records).extracting(ConsumerRecord::value).containsExactly("before", "after");
            int before = records.get(0).leaderEpoch().orElseThrow();
            int after = records.get(1).leaderEpoch().orElseThrow();
            assertThat(after - before).isEqualTo(4);
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return admin(broker.bootstrap());
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    private static void createTopic(String bootstrap, int replicas) throws Exception {
        try (Admin admin = admin(bootstrap)) {
            NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.of((short) replicas));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, String value) throws Exception {
        send(broker.bootstrap(), value);
    }

    private static void send(String bootstrap, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, int count) {
        return records(broker, count).stream().map(ConsumerRecord::value).toList();
    }

    private static List<ConsumerRecord<String, String>> records(EmbeddedBroker broker, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "group.id", "reader", "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Instant deadline = Instant.now().plusSeconds(30);
            while (records.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
