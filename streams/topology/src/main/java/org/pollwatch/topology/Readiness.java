package org.pollwatch.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.errors.StreamsException;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Patience;
import org.pollwatch.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ready means: what stood in the log when we asked has been judged. The state of Kafka Streams alone says it too early,
 * while the transaction of a killed predecessor still blocks.
 */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Admin admin;
    private final KafkaStreams streams;
    private final TopologySettings settings;

    Readiness(Admin admin, KafkaStreams streams, TopologySettings settings) {
        this.admin = admin;
        this.streams = streams;
        this.settings = settings;
    }

    /** @throws ContractException if it is not ready and has not come nearer for so long, or has stopped */
    void await(Topics topics, Duration unmoved) {
        Map<TopicPartition, Long> ends = ends(topics);
        Patience patience = new Patience(unmoved);
        long told = System.nanoTime();
        for (String lack = lack(ends); !lack.isEmpty(); lack = lack(ends)) {
            if (patience.isOver(lack)) {
                throw new ContractException(
                        "the topology is not ready and has not moved for " + unmoved.toSeconds() + " s: " + lack);
            }
            if (System.nanoTime() - told > BETWEEN_LINES.toNanos()) {
                told = System.nanoTime();
                LOG.info("topology of mission {}: {}", topics.mission(), lack);
            }
            pause();
        }
    }

    /** @return what it has yet to do, and how much of it; empty when it is ready */
    private String lack(Map<TopicPartition, Long> ends) {
        KafkaStreams.State state = streams.state();
        if (state.hasStartedOrFinishedShuttingDown()) {
            throw new ContractException("the topology has stopped (" + state + "), its log says why");
        }
        if (state != KafkaStreams.State.RUNNING) {
            return "it is " + state + ", " + toRestore() + " records of its state to read";
        }
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        long left = ends.entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - Optional.ofNullable(committed.get(end.getKey()))
                                .map(OffsetAndMetadata::offset)
                                .orElse(0L))
                .filter(it -> it > 0)
                .sum();
        return left == 0 ? "" : left + " submissions and reviews to judge";
    }

    private long toRestore() {
        try {
            return streams.allLocalStorePartitionLags().values().stream()
                    .flatMap(store -> store.values().stream())
                    .mapToLong(LagInfo::offsetLag)
                    .sum();
        } catch (StreamsException | IllegalStateException notYet) {
            return 0; // between two states it cannot say
        }
    }

    private Map<TopicPartition, Long> ends(Topics topics) {
        Map<TopicPartition, OffsetSpec> wanted = Stream.of(topics.submissions(), topics.reviews())
                .flatMap(topic ->
                        IntStream.range(0, settings.partitions()).mapToObj(it -> new TopicPartition(topic.name(), it)))
                .collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found =
                get(admin.listOffsets(wanted).all());
        found.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        String group = settings.applicationId();
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group));
    }

    private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new ContractException("the cluster did not tell its offsets", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while starting", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while starting", e);
        }
    }
}
