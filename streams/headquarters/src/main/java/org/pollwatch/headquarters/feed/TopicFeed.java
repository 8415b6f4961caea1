package org.pollwatch.headquarters.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.mission.Mission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads the topics of all missions from their first record on, and keeps the boards. It belongs to no
 * consumer group: every headquarters reads everything, and a restart begins again.
 */
public final class TopicFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_SOMETHING_IS_AWAITED = Duration.ofMillis(50);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000;

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Shelf> shelves = new LinkedHashMap<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final FeedHealth health;
    private final Wiring wiring;
    private final Thread thread = new Thread(this::run, "headquarters-feed");
    private long looked = System.nanoTime() - NANOS_BETWEEN_LOOKS;
    private volatile boolean closing;

    /** @param consumer reads committed records only; belongs to the feed from now on */
    public TopicFeed(Consumer<String, byte[]> consumer, RecordSerdes serdes, FeedHealth health) {
        this.consumer = consumer;
        this.health = health;
        this.wiring = new Wiring(serdes, health);
    }

    /**
     * Reads one more mission; before {@link #start()} only.
     *
     * @param partitions how many each topic has, by its name
     * @param definition the mission as it is now; empty until it is published
     */
    public void read(Boards boards, Map<String, Integer> partitions, Supplier<Optional<Mission>> definition) {
        wiring.of(boards, definition).forEach((topic, reader) -> {
            for (int partition = 0; partition < partitions.get(topic.name()); partition++) {
                shelves.put(new TopicPartition(topic.name(), partition), new Shelf(reader, boards));
            }
        });
    }

    /** @return done when everything that stood in the topics at this moment is on the boards */
    public CompletableFuture<Void> start() {
        thread.setDaemon(true);
        thread.start();
        return caughtUp;
    }

    private void run() {
        try (consumer) {
            consumer.assign(shelves.keySet());
            consumer.seekToBeginning(shelves.keySet());
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(shelves.keySet()));
            Set<TopicPartition> waiting = new HashSet<>(shelves.keySet());
            consumer.pause(waiting);
            while (!closing) {
                resumeReady(waiting);
                ConsumerRecords<String, byte[]> records =
                        consumer.poll(waiting.isEmpty() ? POLL : POLL_WHILE_SOMETHING_IS_AWAITED);
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                take(records, open.isEmpty());
                if (open.isEmpty()) {
                    caughtUp.complete(null);
                }
                lookBehind();
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

    private void resumeReady(Set<TopicPartition> waiting) {
        List<TopicPartition> ready = waiting.stream()
                .filter(it -> shelves.get(it).reader().isReady())
                .toList();
        consumer.resume(ready);
        waiting.removeAll(Set.copyOf(ready));
    }

    private void lookBehind() {
        if (System.nanoTime() - looked < NANOS_BETWEEN_LOOKS) {
            return;
        }
        looked = System.nanoTime();
        Map<String, Long> behind = new HashMap<>();
        shelves.keySet()
                .forEach(it -> behind.merge(it.topic(), consumer.currentLag(it).orElse(0), Long::sum));
        health.behind(behind);
    }

    /** @param flush whether everything taken so far is to be seen; during the first reading nobody looks yet */
    private void take(ConsumerRecords<String, byte[]> records, boolean flush) {
        Set<Boards> touched = new HashSet<>();
        for (ConsumerRecord<String, byte[]> entry : records) {
            Shelf shelf = shelves.get(new TopicPartition(entry.topic(), entry.partition()));
            shelf.reader().take(entry, this::rest);
            touched.add(shelf.boards());
        }
        if (flush) {
            shelves.values().forEach(it -> it.reader().flush(this::rest));
        }
        health.heard(records.count());
        touched.forEach(Boards::announce);
    }

    /** Waits before something is asked for again; ends the feed when it is being closed. */
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

    private record Shelf(Reader reader, Boards boards) {}
}
