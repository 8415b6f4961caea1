package org.pollwatch.statement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;

/** Reads partitions from their beginning to stated ends and not one record further, and tells what was read by its hash. */
final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STUCK = Duration.ofSeconds(60);
    /** Confluent's frame: a magic byte and the schema's id in one registry, which another registry may call otherwise. */
    private static final int FRAME = 5;

    private final Consumer<String, byte[]> consumer;
    private final Runnable onRecord;

    /** @param onRecord called for each record that is passed over */
    LogReader(Consumer<String, byte[]> consumer, Runnable onRecord) {
        this.consumer = consumer;
        this.onRecord = onRecord;
    }

    /** Takes one record; the key is never null. */
    @FunctionalInterface
    interface Sink {
        void take(int partition, long offset, String key, byte[] value);
    }

    /** @param client where the cluster is, and how to speak to it */
    static Consumer<String, byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "statement");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * @return the hash of what was read of each partition: offset, key and value of every record, without the registry's
     *     schema id
     * @throws ContractException if the topic ends earlier, or does not answer for a minute
     */
    List<String> read(Topic<?> topic, List<Long> ends, Sink sink) {
        List<String> hashes = new ArrayList<>(ends.size());
        for (int partition = 0; partition < ends.size(); partition++) {
            hashes.add(read(new TopicPartition(topic.name(), partition), ends.get(partition), sink));
        }
        return hashes;
    }

    /** One partition after the other: each is read in its own order, and no order between them plays a part. */
    private String read(TopicPartition partition, long end, Sink sink) {
        MessageDigest digest = sha256();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long there = consumer.endOffsets(List.of(partition), STUCK).get(partition);
        if (there < end) {
            throw new ContractException("topic " + partition.topic() + " partition " + partition.partition()
                    + " ends at " + there + ", and the statement was folded up to " + end);
        }
        long deadline = System.nanoTime() + STUCK.toNanos();
        while (consumer.position(partition, STUCK) < end) {
            for (ConsumerRecord<String, byte[]> it : consumer.poll(POLL)) {
                deadline = System.nanoTime() + STUCK.toNanos();
                if (it.offset() < end) {
                    String key = Optional.ofNullable(it.key()).orElse("");
                    hash(digest, it.offset(), key, it.value());
                    sink.take(partition.partition(), it.offset(), key, it.value());
                    onRecord.run();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new ContractException("topic " + partition.topic() + " was not read to offset " + end);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void hash(MessageDigest digest, long offset, String key, byte[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        int body = value == null ? -1 : Math.max(0, value.length - FRAME);
        digest.update(ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
                .putLong(offset)
                .putInt(name.length)
                .putInt(body)
                .array());
        digest.update(name);
        if (body > 0) {
            digest.update(value, FRAME, body);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
