package org.pollwatch.contract.definition;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.mission.Piece;

/** Reads the definition topic once, from its beginning to its committed end. */
final class DefinitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topics topics;
    private final Consumer<String, Definition> consumer;

    DefinitionReader(Topics topics, Consumer<String, Definition> consumer) {
        this.topics = topics;
        this.consumer = consumer;
    }

    /** @return a consumer without a group that sees committed records only and creates no topic */
    static Consumer<String, Definition> consumer(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topics.definition()));
    }

    static TopicPartition partition(Topics topics) {
        return new TopicPartition(topics.definition().name(), 0);
    }

    static Piece piece(Definition definition) {
        return new Piece(definition.getKind(), definition.getId(), definition.getDocument());
    }

    /** @throws ContractException if the end is not reached in time */
    DefinitionFold read(Duration patience) {
        TopicPartition partition = partition(topics);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), patience).get(partition);
        DefinitionFold fold = new DefinitionFold();
        long deadline = System.nanoTime() + patience.toNanos();
        while (consumer.position(partition, patience) < end) {
            if (System.nanoTime() > deadline) {
                throw new ContractException("topic " + partition.topic() + " could not be read to its end within "
                        + patience.toSeconds() + " s");
            }
            for (ConsumerRecord<String, Definition> found : consumer.poll(POLL)) {
                Optional.ofNullable(found.value()).ifPresent(fold::add);
            }
        }
        return fold;
    }

    /** @return whether anything was ever submitted; the topic keeps everything, so its end tells */
    boolean hasSubmissions() {
        String topic = topics.submissions().name();
        Collection<PartitionInfo> found =
                Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of());
        List<TopicPartition> partitions = found.stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        return consumer.endOffsets(partitions).values().stream().anyMatch(end -> end > 0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
