package org.pollwatch.topology;

import java.time.Duration;
import java.time.Instant;
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
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topics;

/**
 * Ready means: what stood in the log when we asked has been judged. The state of Kafka Streams alone says it too early,
 * while the transaction of a killed predecessor still blocks.
 */
final class Readiness {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Admin admin;
    private final KafkaStreams streams;
    private final TopologySettings settings;

    Readiness(Admin admin, KafkaStreams streams, TopologySettings settings) {
        this.admin = admin;
        this.streams = streams;
        this.settings = settings;
    }

    /** @throws ContractException if it is not ready in time, saying what it waits for */
    void await(Topics topics, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        Map<TopicPartition, Long> ends = ends(topics);
        Optional<String> lack = lack(ends);
        while (lack.isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                throw new ContractException(
                        "the topology is not ready after " + patience.toSeconds() + " s: " + lack.get());
            }
            pause();
            lack = lack(ends);
        }
    }

    private Optional<String> lack(Map<TopicPartition, Long> ends) {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return Optional.of("it is " + streams.state());
        }
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return ends.entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .filter(end -> Optional.ofNullable(committed.get(end.getKey()))
                                .map(OffsetAndMetadata::offset)
                                .orElse(0L)
                        < end.getValue())
                .map(end -> "it has yet to read " + end.getKey())
                .findFirst();
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
