package org.pollwatch.headquarters.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.headquarters.board.RateBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads the rates of all missions from their first record on, and keeps the boards. It belongs to no
 * consumer group: every headquarters reads everything, and a restart begins again.
 */
public final class RateFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RateFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Reader> readers = new LinkedHashMap<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final FeedHealth health;
    private final Thread thread = new Thread(this::run, "headquarters-feed");
    private volatile boolean closing;

    /** @param consumer reads committed records only; belongs to the feed from now on */
    public RateFeed(
            Consumer<String, byte[]> consumer, RecordSerdes serdes, Collection<RateBoard> boards, FeedHealth health) {
        this.consumer = consumer;
        this.health = health;
        for (RateBoard board : boards) {
            Topics topics = Topics.of(board.mission());
            add(topics.rates(), serdes, board, board::putDay);
            add(topics.ratesByHour(), serdes, board, board::putHour);
        }
    }

    private void add(Topic<AreaRates> topic, RecordSerdes serdes, RateBoard board, Put put) {
        readers.put(
                new TopicPartition(topic.name(), 0), new Reader(new RateDecoder(topic, serdes, health), board, put));
    }

    /** @return done when everything that stood in the topics at this moment is on the boards */
    public CompletableFuture<Void> start() {
        thread.setDaemon(true);
        thread.start();
        return caughtUp;
    }

    private void run() {
        try (consumer) {
            consumer.assign(readers.keySet());
            consumer.seekToBeginning(readers.keySet());
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(readers.keySet()));
            while (!closing) {
                take(consumer.poll(POLL));
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (open.isEmpty()) {
                    caughtUp.complete(null);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("feed closed");
        } catch (RuntimeException e) {
            if (!closing) {
                LOG.error("the figures have stopped: headquarters can no longer read the topics", e);
                health.stopped(e);
                caughtUp.completeExceptionally(e);
            }
        }
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        Set<RateBoard> touched = new HashSet<>();
        for (ConsumerRecord<String, byte[]> entry : records) {
            Reader reader = readers.get(new TopicPartition(entry.topic(), entry.partition()));
            reader.decoder().decode(entry, this::rest).ifPresent(rates -> {
                reader.put().at(entry.offset(), rates);
                touched.add(reader.board());
            });
        }
        health.heard(records.count());
        touched.forEach(RateBoard::announce);
    }

    /** Waits before the registry is asked again; ends the feed when it is being closed. */
    private void rest() {
        try {
            Thread.sleep(REST.toMillis());
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

    private record Reader(RateDecoder decoder, RateBoard board, Put put) {}

    private interface Put {
        void at(long offset, AreaRates rates);
    }
}
