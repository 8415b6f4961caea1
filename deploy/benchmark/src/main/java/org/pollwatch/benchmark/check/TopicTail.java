package org.pollwatch.benchmark.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.benchmark.bed.Link;

/** Reads a topic's committed records as bytes, from its beginning on. */
public final class TopicTail implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    public TopicTail(Link link, String topic) {
        Map<String, Object> settings = link.client();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads everything that is committed now and was not read before. */
    public void readToEnd(Consumer<ConsumerRecord<String, byte[]>> action) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        while (partitions.stream().anyMatch(it -> consumer.position(it, PATIENCE) < ends.get(it))) {
            read(Duration.ofMillis(100), action);
        }
    }

    /** Reads what there is, waiting a little for something to come. */
    public void read(Duration patience, Consumer<ConsumerRecord<String, byte[]>> action) {
        ConsumerRecords<String, byte[]> records = consumer.poll(patience);
        records.forEach(action);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
