package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.oracle.Differences;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The same property as on the test driver, where it could break: four partitions, two threads in each of two instances,
 * real transactions. */
class PartitionedTopologyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int REPORTS = 700;

    private final List<Happening> soFar = new ArrayList<>();

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "only under verify --long")
    void shouldEqualTheOracleOverSeveralPartitionsThreadsAndInstances() throws Exception {
        try (Cluster cluster = Cluster.start()) {
            TwoRevisions mission = TwoRevisions.publish(cluster);
            Topics topics = mission.topics();
            soFar.addAll(mission.announced());
            try (Log log = new Log(cluster, topics);
                    TopologyService second = startSecond(cluster, mission, log)) {
                check(3, mission, log);
                assertThat(second.isAlive()).isTrue();
                assertThat(reportsReadWithStockParts(cluster, topics))
                        .as("reports by key, as any consumer with Confluent's deserializer reads them")
                        .isEqualTo(reportsOf(log.figures()));
            }
        }
    }

    /** One instance alone, then two together, then the second alone. */
    private TopologyService startSecond(Cluster cluster, TwoRevisions mission, Log log) throws Exception {
        try (TopologyService first = start(cluster, mission.topics(), "first")) {
            check(1, mission, log);
            TopologyService second = start(cluster, mission.topics(), "second");
            check(2, mission, log);
            assertThat(first.isAlive()).isTrue();
            return second;
        }
    }

    private static TopologyService start(Cluster cluster, Topics topics, String instance) {
        TopologyService topology = TopologyService.start(TopologySettings.of(
                        topics.mission(), cluster.bootstrap(), cluster.registryUrl(), cluster.directory(instance))
                .as(instance, 1)
                .withClock(Duration.ZERO));
        topology.awaitReady(PATIENCE);
        return topology;
    }

    private void check(long seed, TwoRevisions mission, Log log) throws Exception {
        List<Happening> history = new Histories(mission.revisions(), seed, 10).next(REPORTS);
        soFar.addAll(history);
        log.sendAll(history);
        Oracle expected = Oracle.of(mission.revisions(), soFar);
        equal("figures", seed, expected.figures(), log::figures);
        equal("findings", seed, expected.findings(), log::findings);
        equal("coverage", seed, expected.coverage(), log::coverage);
        await("one receipt for each submission, seed " + seed)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.receipts()).hasSize((int) expected.submissions()));
        assertThat(log.receipts().values()).as("never two, seed %d", seed).containsOnly(1L);
    }

    private static void equal(String what, long seed, Map<String, ?> expected, Supplier<Map<String, ?>> actual) {
        await(what + " equal to the oracle's, seed " + seed)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(Differences.of(expected, actual.get())).isEmpty());
    }

    private static Map<String, Long> reportsOf(Map<String, Map<String, Long>> figures) {
        return figures.entrySet().stream()
                .filter(it -> it.getKey().indexOf('|') == it.getKey().lastIndexOf('|'))
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().get("reports")));
    }

    /** Nothing of ours: a consumer, two deserializers and the registry's address. */
    private static Map<String, Long> reportsReadWithStockParts(Cluster cluster, Topics topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", cluster.bootstrap(),
                "schema.registry.url", cluster.registryUrl(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "group.id", "a-partner",
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer");
        Map<String, Long> reports = new HashMap<>();
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of(topics.rates().name()));
            await("the stock consumer to reach the end").atMost(PATIENCE).until(() -> {
                ConsumerRecords<String, GenericRecord> records = consumer.poll(Duration.ofSeconds(1));
                records.forEach(it -> {
                    reports.put(it.key(), (Long) it.value().get("reports"));
                    assertThat(header(it, "ce_type")).isEqualTo("org.pollwatch.rates.v1");
                    assertThat(header(it, "ce_subject")).isEqualTo(it.key());
                });
                return records.isEmpty() && !reports.isEmpty();
            });
        }
        reports.values().removeIf(count -> count == 0);
        return reports;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
