package org.pollwatch.local.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.oracle.Differences;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Histories;
import org.pollwatch.oracle.Oracle;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** Brokers that have lost up to where the topology has read, as after a kill of all of them, and tell it to read again. */
class LostOffsetsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 7;

    @Test
    void shouldStopRatherThanCountAgain() throws Exception {
        try (Cluster cluster = Cluster.start()) {
            TwoRevisions mission = TwoRevisions.publish(cluster);
            List<Happening> all = new ArrayList<>(mission.announced());
            List<Happening> history = new Histories(mission.revisions(), SEED, 10).next(120);
            all.addAll(history);
            Map<String, ?> expected = Oracle.of(mission.revisions(), all).figures();
            try (Log log = new Log(cluster, mission.topics())) {
                log.sendAll(history);
                try (TopologyService topology = start(cluster, mission.topics())) {
                    topology.awaitReady(PATIENCE);
                    await("figures equal to the oracle's, seed " + SEED)
                            .atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(Differences.of(expected, log.figures()))
                                    .isEmpty());
                    assertPositionsAreKeptAsOtherStoresAre(cluster, mission.topics());
                }
                assertThat(forget(cluster, mission.topics()))
                        .as("can be read again")
                        .isPositive();

                try (TopologyService again = start(cluster, mission.topics())) {
                    await("the topology to stop")
                            .dontCatchUncaughtExceptions()
                            .atMost(PATIENCE)
                            .until(() -> !again.isAlive());
                }
                assertThat(Differences.of(expected, log.figures())).isEmpty();
            }
        }
    }

    /** The topology makes their topics itself: an instance of an earlier release that leads the group knows none of them. */
    private static void assertPositionsAreKeptAsOtherStoresAre(Cluster cluster, Topics topics) throws Exception {
        try (Admin admin = Admin.create(cluster.client())) {
            Map<String, String> others = changelog(admin, topics, "areas");
            assertThat(others).containsEntry("cleanup.policy", "compact");
            for (String store : List.of("guard-positions", "place-positions", "area-positions")) {
                assertThat(changelog(admin, topics, store)).as(store).isEqualTo(others);
            }
        }
    }

    private static Map<String, String> changelog(Admin admin, Topics topics, String store) throws Exception {
        String name = TopologySettings.applicationId(topics.mission()) + "-" + store + "-changelog";
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return admin.describeConfigs(List.of(topic)).all().get().get(topic).entries().stream()
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static TopologyService start(Cluster cluster, Topics topics) {
        return TopologyService.start(TopologySettings.of(
                        topics.mission(), cluster.bootstrap(), cluster.registryUrl(), cluster.directory("state"))
                .withClock(Duration.ZERO));
    }

    /** @return how many records of the stage that adds areas up are to be read again */
    private static long forget(Cluster cluster, Topics topics) throws Exception {
        String group = TopologySettings.applicationId(topics.mission());
        try (Admin admin = Admin.create(cluster.client())) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetAndMetadata> forgotten = new HashMap<>();
            long again = 0;
            for (TopicPartition partition : read.keySet()) {
                if (partition.topic().endsWith("by-area-repartition")) {
                    long first = admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
                    forgotten.put(partition, new OffsetAndMetadata(first));
                    again += read.get(partition).offset() - first;
                }
            }
            admin.alterConsumerGroupOffsets(group, forgotten).all().get();
            return again;
        }
    }
}
