package org.pollwatch.examples;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What a consumer knows that keeps the last value of every key, from the beginning of some topics on. */
final class LastWords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, Object> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, String> last = new TreeMap<>();
    private final Map<String, Integer> read = new HashMap<>();

    /** @param topics with one partition each */
    LastWords(String bootstrap, String registry, List<String> topics) {
        consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers", bootstrap,
                "schema.registry.url", registry,
                "isolation.level", "read_committed",
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer"));
        partitions = topics.stream().map(it -> new TopicPartition(it, 0)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to what is the end now. */
    LastWords readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
            consumer.poll(POLL).forEach(record -> {
                read.merge(record.topic(), 1, Integer::sum);
                String key = record.topic() + " " + record.key();
                if (record.value() == null) {
                    last.remove(key);
                } else {
                    last.put(key, record.value().toString());
                }
            });
        }
        return this;
    }

    Map<String, String> figures() {
        return last;
    }

    /** @return how many records of a topic it took to know them */
    int records(String topic) {
        return read.getOrDefault(topic, 0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
