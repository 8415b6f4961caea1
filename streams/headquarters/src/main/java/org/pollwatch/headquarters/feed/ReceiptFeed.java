package org.pollwatch.headquarters.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.ReceiptBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that follows the receipts of all missions, from a moment on: those before it tell nobody here anything, and a
 * day has 450,000.
 */
public final class ReceiptFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final Runnable afterwards;
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final Map<TopicPartition, Instant> beginnings = new HashMap<>();
    private final Thread thread = new Thread(this::run, "headquarters-receipts");
    private final RecordSerdes serdes;
    private final FeedHealth health;
    private volatile boolean closing;

    private record Shelf(ReceiptBook book, RecordDecoder<Receipt> decoder) {}

    /**
     * @param consumer reads committed records only; belongs to the feed from now on
     * @param afterwards what is done after each look, at least twice a second
     */
    public ReceiptFeed(Consumer<String, byte[]> consumer, RecordSerdes serdes, FeedHealth health, Runnable afterwards) {
        this.consumer = consumer;
        this.serdes = serdes;
        this.health = health;
        this.afterwards = afterwards;
    }

    /**
     * Follows one more mission; before {@link #start()} only.
     *
     * @param from by the time of the log
     */
    public void read(Boards boards, Instant from) {
        Topic<Receipt> topic = Topics.of(boards.mission()).receipts();
        shelves.put(
                topic.name(), new Shelf(boards.receipts(), new RecordDecoder<>(serdes.deserializer(topic), health)));
        for (PartitionInfo partition : consumer.partitionsFor(topic.name())) {
            beginnings.put(new TopicPartition(topic.name(), partition.partition()), from);
        }
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            consumer.assign(beginnings.keySet());
            begin();
            while (!closing) {
                for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
                    take(entry);
                }
                afterwards.run();
            }
        } catch (WakeupException e) {
            LOG.debug("receipts closed");
        } catch (RuntimeException e) {
            if (!closing) {
                LOG.error("headquarters no longer reads receipts: answers and verdicts are not told", e);
                health.stopped(e);
            }
        }
    }

    private void begin() {
        Map<TopicPartition, Long> times = new HashMap<>();
        beginnings.forEach((partition, from) -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        List<TopicPartition> quiet = new ArrayList<>();
        for (TopicPartition partition : beginnings.keySet()) {
            OffsetAndTimestamp at = found.get(partition);
            if (at == null) {
                quiet.add(partition);
            } else {
                consumer.seek(partition, at.offset());
            }
        }
        if (!quiet.isEmpty()) {
            consumer.seekToEnd(quiet);
            quiet.forEach(consumer::position);
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            return;
        }
        Shelf shelf = shelves.get(entry.topic());
        shelf.decoder().decode(entry, this::rest).ifPresent(shelf.book()::put);
    }

    private void rest() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
        if (closing) {
            throw new WakeupException();
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
