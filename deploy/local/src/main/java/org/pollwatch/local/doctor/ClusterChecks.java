package org.pollwatch.local.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** The brokers, their disks, and the copies of the mission's partitions. */
final class ClusterChecks {
    private static final String BROKERS = "brokers";
    private static final String COPIES = "copies";
    private static final String TRANSACTIONS = "transaction.version";
    private static final String DISKS = "brokers' disks";
    private static final int ENOUGH_BROKERS = 3;
    private static final double LITTLE = 0.15;
    private static final double TOO_LITTLE = 0.05;
    private static final double GIGABYTE = 1e9;

    private final Cluster cluster;

    ClusterChecks(Cluster cluster) {
        this.cluster = cluster;
    }

    Diagnosis brokers() {
        int count = Cluster.get(cluster.admin().describeCluster().nodes()).size();
        if (count == 2) {
            return Diagnosis.warning(
                    BROKERS, "2 answer", "run three: with two, either one lost stops all writing or leaves one copy");
        }
        return Diagnosis.ok(
                BROKERS,
                count >= ENOUGH_BROKERS ? count + " answer" : "1 answers: one machine, one copy of everything");
    }

    Diagnosis transactionVersion() {
        FinalizedVersionRange range = Cluster.get(
                        cluster.admin().describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(TRANSACTIONS);
        short level = range == null ? 0 : range.maxVersionLevel();
        return level >= 2
                ? Diagnosis.ok(TRANSACTIONS, "is " + level)
                : Diagnosis.failure(
                        TRANSACTIONS,
                        "is " + level + ", expected 2",
                        "kafka-features.sh --bootstrap-server HOST:PORT upgrade --feature transaction.version=2; the"
                                + " topology does not start before");
    }

    Diagnosis copies(Map<String, TopicDescription> topics) {
        List<String> offline = lacking(topics, ClusterChecks::hasNoLeader);
        if (!offline.isEmpty()) {
            return Diagnosis.failure(
                    COPIES,
                    "without a leader: " + some(offline),
                    "bring back the broker that was in step last; no unclean election");
        }
        List<String> thin =
                lacking(topics, it -> it.isr().size() < it.replicas().size());
        if (!thin.isEmpty()) {
            return Diagnosis.failure(
                    COPIES,
                    "not all in step: " + some(thin),
                    "look which broker is missing or slow, and restart no other before all are in step");
        }
        return Diagnosis.ok(COPIES, "every partition of " + topics.size() + " topics has all its copies in step");
    }

    private static boolean hasNoLeader(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    private static List<String> lacking(
            Map<String, TopicDescription> topics, java.util.function.Predicate<TopicPartitionInfo> lacks) {
        return topics.values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().filter(lacks).map(it -> topic.name() + "-" + it.partition()))
                .sorted()
                .toList();
    }

    Diagnosis disks() {
        Collection<Integer> brokers = Cluster.get(
                        cluster.admin().describeCluster().nodes())
                .stream()
                .map(Node::id)
                .toList();
        Map<Integer, Map<String, LogDirDescription>> found =
                Cluster.get(cluster.admin().describeLogDirs(brokers).allDescriptions());
        String least = "";
        double lowest = 1;
        for (Map.Entry<Integer, Map<String, LogDirDescription>> broker : found.entrySet()) {
            for (LogDirDescription directory : broker.getValue().values()) {
                OptionalLong free = directory.usableBytes();
                OptionalLong all = directory.totalBytes();
                if (directory.error() != null) {
                    return Diagnosis.failure(
                            DISKS,
                            "broker " + broker.getKey() + " says: "
                                    + directory.error().getMessage(),
                            "mend its disk");
                }
                if (free.isPresent() && all.isPresent() && free.getAsLong() <= lowest * all.getAsLong()) {
                    lowest = (double) free.getAsLong() / all.getAsLong();
                    least = String.format(
                            Locale.ROOT,
                            "%.0f %% free at broker %d (%.1f GB)",
                            100 * lowest,
                            broker.getKey(),
                            free.getAsLong() / GIGABYTE);
                }
            }
        }
        return room(DISKS, lowest, least.isEmpty() ? "the brokers do not tell" : least);
    }

    /** @param free as a share of the whole */
    static Diagnosis room(String what, double free, String found) {
        if (free < TOO_LITTLE) {
            return Diagnosis.failure(what, found, "make room now: a full disk stops the part that has it");
        }
        return free < LITTLE ? Diagnosis.warning(what, found, "make room before the day") : Diagnosis.ok(what, found);
    }

    /** @return some names, and how many more there are */
    static String some(Collection<String> names) {
        String shown = names.stream().sorted().limit(5).collect(Collectors.joining(", "));
        return names.size() > 5 ? shown + " and " + (names.size() - 5) + " more" : shown;
    }
}
