package org.pollwatch.local.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes an empty partition so that every record gets the offset it had. Where offsets were without a record (the end of a
 * transaction, what compaction took) there are such again: the end of one transaction, or records of one that was taken back,
 * which nobody reads who reads what is committed.
 */
final class SameOffsets implements AutoCloseable {
    private static final int UNSENT = 1_000;

    private final TopicPartition partition;
    private final KafkaProducer<String, byte[]> plain;
    private final KafkaProducer<String, byte[]> transactional;
    /** Not sent yet: whether a gap follows decides how. */
    private final List<Waiting> waiting = new ArrayList<>();

    private boolean begun;
    private long next;

    private record Waiting(BackupFile.Entry entry, long offset) {}

    SameOffsets(Map<String, Object> client, TopicPartition partition) {
        this.partition = partition;
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        this.plain = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "pollwatch.restore." + partition);
        this.transactional = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** @throws IllegalStateException if a record did not get its offset */
    void write(BackupFile.Entry entry) {
        fillTo(entry.offset());
        waiting.add(new Waiting(entry, next));
        next++;
        if (waiting.size() >= UNSENT) {
            // One stays, so that a gap behind it can be the end of its transaction.
            send(plain, waiting.subList(0, waiting.size() - 1));
        }
    }

    /** @throws IllegalStateException if something did not get its offset */
    void end(long end) {
        fillTo(end);
        send(plain, waiting);
    }

    private void fillTo(long offset) {
        long gap = offset - next;
        if (gap == 0) {
            return;
        }
        if (gap == 1 && !waiting.isEmpty()) {
            begin();
            send(transactional, waiting);
            transactional.commitTransaction();
            next = offset;
        } else if (gap > 1) {
            send(plain, waiting);
            begin();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (long i = 1; i < gap; i++) {
                sent.add(transactional.send(
                        new ProducerRecord<>(partition.topic(), partition.partition(), "filler", null)));
            }
            transactional.flush();
            for (int i = 0; i < sent.size(); i++) {
                expect(next + i, sent.get(i));
            }
            transactional.abortTransaction();
            next = offset;
        }
        // One offset alone at the very beginning, which compaction leaves, is made up for behind the first record.
    }

    private void begin() {
        if (!begun) {
            transactional.initTransactions();
            begun = true;
        }
        transactional.beginTransaction();
    }

    private void send(KafkaProducer<String, byte[]> producer, List<Waiting> entries) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Waiting one : entries) {
            BackupFile.Entry each = one.entry;
            sent.add(producer.send(new ProducerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    each.timestamp(),
                    each.key(),
                    each.value().orElse(null),
                    each.headers())));
        }
        producer.flush();
        for (int i = 0; i < sent.size(); i++) {
            expect(entries.get(i).offset, sent.get(i));
        }
        entries.clear();
    }

    private void expect(long offset, Future<RecordMetadata> sent) {
        try {
            long got = sent.get().offset();
            if (got != offset) {
                throw new IllegalStateException(partition + ": expected offset " + offset + ", got " + got);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(partition + ": offset " + offset + " was not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        plain.close();
        transactional.close();
    }
}
