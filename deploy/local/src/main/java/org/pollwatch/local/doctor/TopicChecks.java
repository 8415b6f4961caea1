package org.pollwatch.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** Whether the mission's topics are there, alike, and kept in enough copies; and whether anybody may report. */
final class TopicChecks {
    private static final String TOPICS = "topics";
    private static final String SAFETY = "safety of writes";
    private static final String TEAMS = "teams";
    private static final int ENOUGH = 3;

    private final Cluster cluster;
    private final Map<String, TopicDescription> found;
    private final Topics topics;

    TopicChecks(Cluster cluster, Map<String, TopicDescription> found) {
        this.cluster = cluster;
        this.found = found;
        this.topics = cluster.contract(found);
    }

    Diagnosis existence() {
        List<String> missing = topics.all().stream()
                .map(Topic::name)
                .filter(it -> !found.containsKey(it))
                .toList();
        if (!missing.isEmpty()) {
            return Diagnosis.failure(
                    TOPICS,
                    "missing: " + ClusterChecks.some(missing),
                    "./pollwatch mission publish makes them; if one was deleted with its records, restore a backup"
                            + " elsewhere");
        }
        List<String> uneven = topics.all().stream()
                .filter(it -> found.get(it.name()).partitions().size() != it.partitions())
                .map(it -> it.name() + " has "
                        + found.get(it.name()).partitions().size() + ", expected " + it.partitions())
                .toList();
        if (!uneven.isEmpty()) {
            return Diagnosis.failure(
                    TOPICS,
                    "partitions differ: " + ClusterChecks.some(uneven),
                    "revisions of one report no longer meet: take a backup and restore it into an empty cluster");
        }
        return Diagnosis.ok(
                TOPICS,
                "all " + topics.all().size() + " are there, keyed by report in "
                        + topics.submissions().partitions() + " partitions");
    }

    Diagnosis safety() {
        int brokers = Cluster.get(cluster.admin().describeCluster().nodes()).size();
        if (brokers < ENOUGH) {
            return Diagnosis.ok(SAFETY, "as far as " + brokers + (brokers == 1 ? " broker goes" : " brokers go"));
        }
        List<String> thin = new ArrayList<>();
        Map<ConfigResource, Config> settings = Cluster.get(cluster.admin()
                .describeConfigs(found.keySet().stream()
                        .map(it -> new ConfigResource(ConfigResource.Type.TOPIC, it))
                        .toList())
                .all());
        settings.forEach((topic, config) -> {
            int copies = found.get(topic.name()).partitions().get(0).replicas().size();
            int least = Integer.parseInt(
                    config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
            if (copies < ENOUGH || least < 2) {
                thin.add(topic.name() + " (copies " + copies + ", min.insync.replicas " + least + ")");
            }
        });
        return thin.isEmpty()
                ? Diagnosis.ok(SAFETY, "three copies or more, two of them in step before a write counts")
                : Diagnosis.warning(
                        SAFETY,
                        "a lost broker may take acknowledged reports with it: " + ClusterChecks.some(thin),
                        "kafka-reassign-partitions.sh to three copies; kafka-configs.sh --alter --entity-type topics"
                                + " --entity-name TOPIC --add-config min.insync.replicas=2");
    }

    Diagnosis teams() {
        TopicPartition partition = new TopicPartition(topics.teams().name(), 0);
        long heard = cluster.ends(List.of(partition)).get(partition);
        return heard > 0
                ? Diagnosis.ok(TEAMS, heard + " records in " + topics.teams().name())
                : Diagnosis.warning(
                        TEAMS, "nobody may report yet", "./pollwatch team add CODE --mission " + topics.mission());
    }

    /** @return the partitions of the mission that have a leader */
    static List<TopicPartition> led(Map<String, TopicDescription> found) {
        return found.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(it -> it.leader() != null && !it.leader().isEmpty())
                        .map(it -> new TopicPartition(topic.name(), it.partition())))
                .collect(Collectors.toList());
    }
}
