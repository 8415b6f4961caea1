package org.pollwatch.local.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.topology.TopologySettings;

/** The topology's group, how far it is, and transactions that nobody ends. */
final class GroupChecks {
    private static final String TOPOLOGY = "topology";
    private static final String OFFSETS = "committed offsets";
    private static final String TRANSACTIONS = "open transactions";
    /** The topology's are aborted after 10 s. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(12);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long MUCH = 1_000;

    private final Cluster cluster;
    private final Map<String, TopicDescription> found;
    private final Clock clock;

    GroupChecks(Cluster cluster, Map<String, TopicDescription> found, Clock clock) {
        this.cluster = cluster;
        this.found = found;
        this.clock = clock;
    }

    Diagnosis topology() {
        Topics topics = cluster.contract(found);
        String group = TopologySettings.applicationId(topics.mission());
        int members = members(group);
        long behind = behind(topics, group);
        if (members == 0) {
            return Diagnosis.failure(
                    TOPOLOGY,
                    "no instance counts; " + behind + " submissions and reviews wait",
                    "./pollwatch topology --mission " + topics.mission() + "; its log says why it stopped");
        }
        String state = members + " threads, " + behind + " submissions and reviews wait";
        return behind > MUCH
                ? Diagnosis.warning(
                        TOPOLOGY, state, "ask again in a minute: if it does not fall, see TopologyLagGrowing")
                : Diagnosis.ok(TOPOLOGY, state);
    }

    private int members(String group) {
        try {
            ConsumerGroupDescription description = Cluster.get(cluster.admin()
                    .describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group));
            return description.members().size();
        } catch (ContractException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private long behind(Topics topics, String group) {
        List<TopicPartition> read = TopicChecks.led(found).stream()
                .filter(it -> it.topic().equals(topics.submissions().name())
                        || it.topic().equals(topics.reviews().name()))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> done =
                Cluster.get(cluster.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group));
        return cluster.ends(read).entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - Optional.ofNullable(done.get(end.getKey()))
                                .map(OffsetAndMetadata::offset)
                                .orElse(0L))
                .sum();
    }

    /** Whether an instance that starts now is told where it is to read on: while a transaction on that is open, it is not. */
    Diagnosis offsets() {
        Topics topics = cluster.contract(found);
        String group = TopologySettings.applicationId(topics.mission());
        Set<String> names = Stream.of(topics.submissions(), topics.reviews(), topics.series(), topics.clock())
                .map(Topic::name)
                .collect(Collectors.toSet());
        Set<TopicPartition> open = TopicChecks.led(found).stream()
                .filter(it -> names.contains(it.topic()) || it.topic().endsWith("-repartition"))
                .collect(Collectors.toCollection(HashSet::new));
        int read = open.size();
        Instant limit = clock.instant().plus(LONGEST_TRANSACTION);
        open.removeAll(known(group, open));
        while (!open.isEmpty() && clock.instant().isBefore(limit)) {
            pause();
            open.removeAll(known(group, open));
        }
        return open.isEmpty()
                ? Diagnosis.ok(OFFSETS, "known, of " + read + " partitions that are read")
                : Diagnosis.failure(
                        OFFSETS,
                        "no instance can start: a transaction stays open on what it has read of "
                                + ClusterChecks.some(
                                        open.stream().map(String::valueOf).toList()),
                        "close the brokers in order (SIGTERM), one after the other, and start each again");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted", e);
        }
    }

    /** @return those on whose offset no transaction is open; the client leaves out the others */
    private Set<TopicPartition> known(String group, Set<TopicPartition> partitions) {
        var asked = Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions));
        var ended = new ListConsumerGroupOffsetsOptions().requireStable(true);
        return Cluster.get(
                        cluster.admin().listConsumerGroupOffsets(asked, ended).partitionsToOffsetAndMetadata(group))
                .keySet();
    }

    /** @param oldest how long one may write nothing and stay open */
    Diagnosis transactions(Duration oldest) {
        Instant limit = clock.instant().minus(oldest);
        List<String> hanging = new ArrayList<>();
        Map<TopicPartition, PartitionProducerState> producers = Cluster.get(
                cluster.admin().describeProducers(TopicChecks.led(found)).all());
        producers.forEach((partition, state) -> state.activeProducers().stream()
                .filter(it -> it.currentTransactionStartOffset().isPresent())
                .filter(it -> Instant.ofEpochMilli(it.lastTimestamp()).isBefore(limit))
                .forEach(it -> hanging.add(told(partition, it))));
        return hanging.isEmpty()
                ? Diagnosis.ok(TRANSACTIONS, "none has been silent for " + oldest.toSeconds() + " s")
                : Diagnosis.failure(
                        TRANSACTIONS,
                        "readers see nothing behind " + ClusterChecks.some(hanging),
                        "restart that producer; if it is gone for good: kafka-transactions.sh --bootstrap-server"
                                + " HOST:PORT abort --topic TOPIC --partition N --start-offset OFFSET");
    }

    private String told(TopicPartition partition, ProducerState producer) {
        long silent = Duration.between(Instant.ofEpochMilli(producer.lastTimestamp()), clock.instant())
                .toSeconds();
        return partition + " offset " + producer.currentTransactionStartOffset().orElse(-1) + " of " + name(producer)
                + ", silent for " + silent + " s";
    }

    private String name(ProducerState producer) {
        return Cluster.get(cluster.admin().listTransactions().all()).stream()
                .filter(it -> it.producerId() == producer.producerId())
                .map(TransactionListing::transactionalId)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), it -> it.isEmpty() ? "producer " + producer.producerId() : it));
    }
}
