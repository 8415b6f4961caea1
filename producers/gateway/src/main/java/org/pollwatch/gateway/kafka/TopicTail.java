package org.pollwatch.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics from their beginning for ever, on a thread of its own, and knows how fresh it is: everything that stood
 * in the topics at the moment {@link #freshNanos} has been handed over. Silence of a topic and silence of the broker are
 * two things, and a poll without records cannot tell them apart; asking for the end offsets can.
 */
public final class TopicTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    /**
     * Between two looks, waited for here: Kafka waits by the wall clock, and where that is set back a poll without records lasts
     * until it has caught up ({@code Timer.update} never goes back).
     */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Duration PROBE_EVERY = Duration.ofMillis(500);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration HICCUP = Duration.ofSeconds(2);
    private static final long CLOSE_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 100;

    private final String name;
    private final Consumer<String, byte[]> consumer;
    private final Map<String, Sink> sinks;
    private final Thread thread;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile boolean closing;
    private OptionalLong lostAt = OptionalLong.empty();
    private boolean toldLost;
    private volatile long freshNanos;
    private volatile long handedOver;

    /** Takes the records of one topic, on the tail's thread. */
    @FunctionalInterface
    public interface Sink {
        /** @throws RetryException if the same record is to be handed over again after a pause */
        void accept(ConsumerRecord<String, byte[]> record);
    }

    /** What a record needs is away for now, the registry for example. */
    static final class RetryException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RetryException(Throwable cause) {
            super(cause);
        }
    }

    /** @param sinks by topic */
    TopicTail(String name, Consumer<String, byte[]> consumer, Map<String, Sink> sinks) {
        this.name = name;
        this.consumer = consumer;
        this.sinks = Map.copyOf(sinks);
        this.thread = new Thread(this::run, "tail-" + name);
        this.thread.setDaemon(true);
    }

    /**
     * Starts to read.
     *
     * @param client settings of every Kafka client of the gateway
     */
    public static TopicTail open(Map<String, Object> client, String name, Map<String, Sink> sinks) {
        TopicTail tail = new TopicTail(name, consumer(client, name), sinks);
        tail.thread.start();
        return tail;
    }

    /** @return a consumer without a group, which sees committed records only */
    static Consumer<String, byte[]> consumer(Map<String, Object> client, String name) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "pollwatch-gateway-" + name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Waits until what stood in the topics at the start has been handed over, however much that is.
     *
     * @throws ContractException if nothing of it has come for so long
     */
    public void awaitCaughtUp(Duration unmoved) {
        Patience patience = new Patience(unmoved);
        try {
            while (!caughtUp.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (patience.isOver(handedOver)) {
                    throw new ContractException(
                            name + ": not read to the end, and nothing has come for " + unmoved.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while reading " + name, e);
        }
    }

    /** @return whether everything older than the duration has been handed over */
    public boolean isFreshWithin(Duration duration) {
        return caughtUp.getCount() == 0 && System.nanoTime() - freshNanos <= duration.toNanos();
    }

    /** @return how old the freshest thing is that might have been missed, in seconds */
    public double ageSeconds() {
        return caughtUp.getCount() == 0 ? (System.nanoTime() - freshNanos) / 1e9 : Double.NaN;
    }

    private void run() {
        try (consumer) {
            assign();
            Probe probe = new Probe();
            while (!closing) {
                step(probe);
            }
        } catch (WakeupException | InterruptException e) {
            // closing
        } catch (RuntimeException e) {
            // Freshness lapses, and with it whatever rests on this tail: it fails closed.
            LOG.error("{} cannot be read any further: {}", name, e.getClass().getName(), e);
        }
    }

    /** What Kafka says may pass, and then everything is read from where it was; meanwhile freshness lapses. */
    private void step(Probe probe) {
        try {
            read();
            probe.look();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            lost(e);
            Pauses.pause(RETRY);
        }
    }

    /** One line when the cluster has been gone for a while, one when it is back. */
    private void lost(KafkaException cause) {
        if (lostAt.isEmpty()) {
            lostAt = OptionalLong.of(System.nanoTime());
        }
        if (!toldLost && System.nanoTime() - lostAt.getAsLong() >= HICCUP.toNanos()) {
            LOG.warn(
                    "{}: the cluster does not answer: {}",
                    name,
                    cause.getClass().getSimpleName());
            toldLost = true;
        }
    }

    private void found() {
        if (toldLost) {
            LOG.info("{}: the cluster answers again", name);
        }
        lostAt = OptionalLong.empty();
        toldLost = false;
    }

    private void assign() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : sinks.keySet()) {
            for (PartitionInfo partition : partitions(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private List<PartitionInfo> partitions(String topic) {
        while (!closing) {
            try {
                List<PartitionInfo> found = consumer.partitionsFor(topic, PROBE_TIMEOUT);
                if (found != null && !found.isEmpty()) {
                    return found;
                }
            } catch (org.apache.kafka.common.errors.TimeoutException e) {
                lost(e);
            }
            Pauses.pause(RETRY);
        }
        return List.of();
    }

    private void read() {
        ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ZERO);
        if (records.isEmpty()) {
            Pauses.pause(LOOK);
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            boolean done = false;
            while (!done && !closing) {
                done = handOver(record);
            }
        }
        handedOver = Math.addExact(handedOver, records.count());
    }

    private boolean handOver(ConsumerRecord<String, byte[]> record) {
        try {
            sinks.get(record.topic()).accept(record);
            return true;
        } catch (RetryException e) {
            LOG.warn("{}: a record cannot be read yet, trying again", name);
            Pauses.pause(RETRY);
            return false;
        } catch (KafkaException e) {
            // Never taken for the cluster's: going on would leave this record out for good.
            throw new IllegalStateException(name + ": a record was not taken", e);
        }
    }

    /** Asks for the end offsets now and then, and sees when they have been reached. */
    private final class Probe {
        private Map<TopicPartition, Long> ends = Map.of();
        private long asked;
        private boolean waiting;

        void look() {
            if (!waiting && (caughtUp.getCount() > 0 || System.nanoTime() - asked >= PROBE_EVERY.toNanos())) {
                ask();
            }
            if (waiting && isReached()) {
                freshNanos = asked;
                waiting = false;
                caughtUp.countDown();
            }
        }

        private void ask() {
            long now = System.nanoTime();
            ends = consumer.endOffsets(consumer.assignment(), PROBE_TIMEOUT);
            asked = now;
            waiting = true;
            found();
        }

        private boolean isReached() {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
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
