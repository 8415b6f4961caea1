package org.pollwatch.local.tail;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.ReadFailure;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;

/** Prints a topic's committed records as they come. Belongs to no group and leaves no trace on the cluster. */
public final class TopicTail {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<?> topic;
    private final Wanted wanted;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Deserializer<GenericRecord> values;
    private final RecordLine line;

    /**
     * What is wanted, and how it is told.
     *
     * @param from the first moment; empty for the beginning with {@code once}, else for what comes from now on
     * @param once ends with what was there at the start
     * @param json one JSON object a line
     * @param zone in which times are told to a person
     */
    public record Wanted(RecordFilter filter, Optional<Instant> from, boolean once, boolean json, ZoneId zone) {}

    /** @param err where it is said what could not be decoded */
    public TopicTail(Topic<?> topic, Wanted wanted, RecordSerdes serdes, PrintWriter out, PrintWriter err) {
        this.topic = topic;
        this.wanted = wanted;
        this.out = out;
        this.err = err;
        this.values = serdes.asWritten();
        this.line = new RecordLine(new RecordJson(wanted.filter().indicator()), wanted.zone());
    }

    /**
     * Returns at the end if that is wanted, else when interrupted.
     *
     * @param client where the cluster is, and how to speak to it
     */
    public void run(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(it -> new TopicPartition(topic.name(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, partitions, ends);
            while (!Thread.currentThread().isInterrupted() && !(wanted.once() && isPast(consumer, ends))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (!wanted.once() || record.offset() < ends.get(partition(record))) {
                        print(record);
                    }
                }
                out.flush();
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void seek(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        if (wanted.from().isEmpty()) {
            if (wanted.once()) {
                consumer.seekToBeginning(partitions);
            } else {
                ends.forEach(consumer::seek);
            }
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(it -> times.put(it, wanted.from().get().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        partitions.forEach(it -> consumer.seek(
                it, found.get(it) == null ? ends.get(it) : found.get(it).offset()));
    }

    /** The end of a transaction is a record of its own, that is passed over. */
    private static boolean isPast(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private void print(ConsumerRecord<String, byte[]> record) {
        GenericRecord value;
        try {
            value = values.deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            if (ReadFailure.mayPass(e)) {
                throw e;
            }
            err.println(
                    "partition " + record.partition() + " offset " + record.offset() + " is no record of the contract");
            return;
        }
        String key = record.key() == null ? "" : record.key();
        if (wanted.filter().takes(key, value)) {
            out.println(wanted.json() ? line.forPrograms(record, value) : line.forPeople(record, value));
        }
    }
}
