package org.pollwatch.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.EmbeddedBroker;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.local.topology.Log;
import org.pollwatch.local.topology.TwoRevisions;
import org.pollwatch.oracle.Differences;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** A second site that takes over: MirrorMaker 2 is killed under load, the log arrives whole, and there it counts the same. */
class MirrorTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void shouldMirrorWhatIsNotComputedAndNothingElse() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("mirror.properties"))) {
            settings.load(in);
        }
        Pattern mirrored = Pattern.compile(settings.getProperty("here->there.topics"));
        Topics topics = Topics.of("river-2026");

        assertThat(topics.all().stream().map(Topic::name).filter(it -> mirrored.matcher(it)
                        .matches()))
                .containsExactlyInAnyOrderElementsOf(
                        topics.originals().stream().map(Topic::name).toList());
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "only under verify --long")
    void shouldCountTheSameAtTheSecondSiteAfterTheMirrorWasKilled() throws Exception {
        try (Cluster here = Cluster.start();
                EmbeddedBroker there = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("there")))) {
            TwoRevisions mission = TwoRevisions.publish(here);
            List<Happening> history = new ArrayList<>(mission.announced());
            Histories histories = new Histories(mission.revisions(), 11, 10);
            Path output = directory.resolve("mirror.out");
            try (Log log = new Log(here.client(), here.registryUrl(), mission.topics())) {
                history.addAll(send(log, histories));
                try (Mirror mirror = Mirror.start(here.bootstrap(), there.bootstrap(), output)) {
                    await("the mirror moves, see " + output).atMost(PATIENCE).until(() -> {
                        assertThat(mirror.isAlive())
                                .as(Files.readString(output))
                                .isTrue();
                        return records(there.bootstrap(), mission.topics().submissions()) > 0;
                    });
                    history.addAll(send(log, histories));
                }
                history.addAll(send(log, histories));
            }
            Map<String, Long> wanted = records(here.bootstrap(), mission.topics());
            try (Mirror again = Mirror.start(here.bootstrap(), there.bootstrap(), output)) {
                await("the log to arrive whole").atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(again.isAlive()).as(Files.readString(output)).isTrue();
                    assertThat(records(there.bootstrap(), mission.topics())).isEqualTo(wanted);
                });
            }
            assertThat(names(there.bootstrap()))
                    .as("nothing computed comes along")
                    .doesNotContain(mission.topics().rates().name());
            countsTheSame(here.registryUrl(), there.bootstrap(), mission, history);
        }
    }

    private static List<Happening> send(Log log, Histories histories) throws Exception {
        List<Happening> some = histories.next(300);
        log.sendAll(some);
        return some;
    }

    /** What is done at the second site when the first is gone. */
    private void countsTheSame(String registry, String bootstrap, TwoRevisions mission, List<Happening> history)
            throws Exception {
        Map<String, Object> client = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (Admin admin = Admin.create(client);
                RecordSerdes serdes = new RecordSerdes(registry)) {
            new TopicSetup(admin, serdes).ensure(mission.topics(), (short) 1);
        }
        TopologySettings settings = TopologySettings.of(
                        mission.topics().mission(), bootstrap, registry, directory.resolve("state"))
                .withClock(Duration.ZERO);
        try (TopologyService topology = TopologyService.start(settings);
                Log log = new Log(client, registry, mission.topics())) {
            Oracle expected = Oracle.of(mission.revisions(), history);
            equal("figures", expected.figures(), log::figures);
            equal("findings", expected.findings(), log::findings);
            equal("coverage", expected.coverage(), log::coverage);
            assertThat(log.receipts().values()).as("a receipt each").hasSize((int) expected.submissions());
            assertThat(topology.isAlive()).isTrue();
        }
    }

    private static void equal(String what, Map<String, ?> expected, Supplier<Map<String, ?>> actual) {
        await(what + " equal to the oracle's").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        Differences.of(expected, actual.get()))
                .isEmpty());
    }

    private static Map<String, Long> records(String bootstrap, Topics topics) {
        return topics.originals().stream()
                .collect(Collectors.toMap(Topic::noun, it -> records(bootstrap, it), Long::sum, TreeMap::new));
    }

    /** Records that a reader of what is committed sees; ends of offsets would count marks of transactions too. */
    private static long records(String bootstrap, Topic<?> topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(topic.name(), List.of()).stream()
                    .map(it -> new TopicPartition(topic.name(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long found = 0;
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                found += consumer.poll(Duration.ofMillis(100)).count();
            }
            return found;
        }
    }

    private static List<String> names(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }
}
