package org.pollwatch.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.gateway.intake.NotTakenException;

/** Fetches single records by their offsets, one question after the other, on a thread of its own. */
final class ReceiptsReader implements AutoCloseable {
    private static final int WAITING_AT_MOST = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long CLOSE_MILLIS = 5_000;

    private final Consumer<String, byte[]> consumer;
    private final BlockingQueue<Question> questions = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Thread thread;
    private volatile boolean closing;

    private record Question(
            MissionReceipts.Found where, CompletableFuture<List<ConsumerRecord<String, byte[]>>> answer) {}

    ReceiptsReader(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        // One record is wanted: a fetch need bring no more than the batch that holds it.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1_024);
        this.consumer = TopicTail.consumer(settings, "receipts-reader");
        this.thread = new Thread(this::run, "receipts-reader");
        this.thread.setDaemon(true);
        thread.start();
    }

    /** @return the records in the order of their offsets; fails if the cluster does not answer in time */
    CompletionStage<List<ConsumerRecord<String, byte[]>>> read(MissionReceipts.Found where) {
        Question question = new Question(where, new CompletableFuture<>());
        if (closing || !questions.offer(question)) {
            question.answer()
                    .completeExceptionally(new NotTakenException("too many questions wait for their receipts"));
        }
        return question.answer();
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                Question question = questions.poll(100, TimeUnit.MILLISECONDS);
                if (question != null) {
                    answer(question);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Question question) {
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            for (long offset : question.where().offsets()) {
                records.add(fetch(question.where().partition(), offset, deadline));
            }
            question.answer().complete(records);
        } catch (RuntimeException e) {
            question.answer().completeExceptionally(e);
        }
    }

    private ConsumerRecord<String, byte[]> fetch(TopicPartition partition, long offset, long deadline) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() == offset) {
                    return record;
                }
            }
        }
        throw new NotTakenException("the receipt could not be fetched in time");
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
