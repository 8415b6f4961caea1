package org.pollwatch.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pollwatch.contract.ContractException;

/**
 * The format of what the topology keeps in its stores, their changelogs and its repartition topics: the first byte of each
 * record there. It outlives a release. Instances can be replaced one by one, and back, between releases that keep the same.
 */
public final class StateFormat {
    /** What this release writes, and the only one that it reads. */
    public static final byte OURS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private StateFormat() {}

    /**
     * Looks into the log.
     *
     * @param client settings of a Kafka client that may read the topology's own topics
     * @return the format of a mission's state; empty where nothing was ever counted
     * @throws ContractException if the state is there and cannot be read in time
     */
    public static OptionalInt kept(Map<String, Object> client, String mission) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> changelog = consumer.partitionsFor(changelog(mission), PATIENCE);
            return changelog == null || changelog.isEmpty()
                    ? OptionalInt.empty()
                    : first(
                            consumer,
                            changelog.stream()
                                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                                    .toList());
        }
    }

    /** Of every report there is one record in it. */
    private static String changelog(String mission) {
        return StoreNames.changelog(TopologySettings.applicationId(mission), StoreNames.GUARD);
    }

    private static OptionalInt first(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> changelog) {
        consumer.assign(changelog);
        consumer.seekToBeginning(changelog);
        Map<TopicPartition, Long> ends = consumer.endOffsets(changelog, PATIENCE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                if (found.value() != null && found.value().length > 0) {
                    return OptionalInt.of(found.value()[0]);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new ContractException("the state in " + changelog.get(0).topic() + " could not be read within "
                        + PATIENCE.toSeconds() + " s");
            }
        }
        return OptionalInt.empty();
    }
}
