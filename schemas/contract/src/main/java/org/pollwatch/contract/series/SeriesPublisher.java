package org.pollwatch.contract.series;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.mission.SeriesEntry;

/**
 * Writes the figures that a mission starts with, each only where its key is not on the topic yet: what headquarters
 * entered stands, and so does what it took back, for as long as the broker keeps the tombstone.
 */
public final class SeriesPublisher implements AutoCloseable {
    /** Who entered a figure that came with the mission's files. */
    public static final String DEFINITION = "definition";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topics topics;
    private final Producer<String, SeriesFigure> producer;
    private final Consumer<String, SeriesFigure> consumer;
    private final Clock clock;

    SeriesPublisher(
            Topics topics,
            Producer<String, SeriesFigure> producer,
            Consumer<String, SeriesFigure> consumer,
            Clock clock) {
        this.topics = topics;
        this.producer = producer;
        this.consumer = consumer;
        this.clock = clock;
    }

    /** @param client settings of every Kafka client here: where the cluster is, and how to speak to it */
    public static SeriesPublisher open(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        Map<String, Object> writing = new HashMap<>(client);
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        Map<String, Object> reading = new HashMap<>(client);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new SeriesPublisher(
                topics,
                new KafkaProducer<>(writing, new StringSerializer(), serdes.serializer(topics.series())),
                new KafkaConsumer<>(reading, new StringDeserializer(), serdes.deserializer(topics.series())),
                Clock.systemUTC());
    }

    /**
     * Writes what is not there yet. Safe to repeat.
     *
     * @return how many figures were written
     * @throws ContractException if the topic cannot be read to its end, or does not take them
     */
    public int publish(List<SeriesEntry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        try {
            Set<String> there = keys();
            Instant now = clock.instant();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (SeriesEntry entry : entries) {
                SeriesFigure figure = SeriesRecords.write(entry, DEFINITION, now);
                String key = Topics.seriesKey(figure);
                if (there.add(key)) {
                    sent.add(producer.send(new ProducerRecord<>(topics.series().name(), key, figure)));
                }
            }
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return sent.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException(
                    "interrupted while the series of mission " + topics.mission() + " were sent", e);
        } catch (ExecutionException | KafkaException e) {
            throw new ContractException("the series of mission " + topics.mission() + " were not published", e);
        }
    }

    /** @return every key on the topic, also those whose figure was taken back */
    private Set<String> keys() {
        TopicPartition partition = new TopicPartition(topics.series().name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> keys = new HashSet<>();
        while (consumer.position(partition, PATIENCE) < end) {
            if (System.nanoTime() > deadline) {
                throw new ContractException("topic " + partition.topic() + " could not be read to its end within "
                        + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<String, SeriesFigure> found : consumer.poll(POLL)) {
                keys.add(found.key());
            }
        }
        return keys;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
