package org.pollwatch.gateway.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.gateway.intake.NotTakenException;
import org.pollwatch.gateway.intake.SubmissionLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log, through one producer for all requests: acknowledged by all in-sync replicas, idempotent, without lingering.
 * A send never blocks: what does not fit, or cannot be routed at once, is not taken.
 */
public final class KafkaSubmissionLog implements SubmissionLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSubmissionLog.class);
    private static final Duration METADATA_PAUSE = Duration.ofMillis(20);

    private final Producer<String, byte[]> producer;
    private final Delivery delivery;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong lastFailure = new AtomicLong(Long.MIN_VALUE);

    /** @param client settings of every Kafka client of the gateway: where the cluster is, and how to speak to it */
    public KafkaSubmissionLog(Map<String, Object> client, Delivery delivery) {
        this(
                new KafkaProducer<>(settings(client, delivery), new StringSerializer(), new ByteArraySerializer()),
                delivery);
    }

    KafkaSubmissionLog(Producer<String, byte[]> producer, Delivery delivery) {
        this.producer = producer;
        this.delivery = delivery;
    }

    private static Map<String, Object> settings(Map<String, Object> client, Delivery delivery) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "pollwatch-gateway");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                delivery.timeout().toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                delivery.requestTimeout().toMillis());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, delivery.bufferBytes());
        // An event loop never waits: no memory or no metadata at this moment means not taken.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // A mission may be silent for a night; its metadata must still be there in the morning.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, (int)
                Duration.ofDays(20).toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
        return settings;
    }

    /** @return for metrics */
    public Producer<String, byte[]> producer() {
        return producer;
    }

    /** @return sends whose end is not known yet */
    public int inFlight() {
        return inFlight.get();
    }

    /**
     * Waits until the producer knows where the topics are.
     *
     * @throws ContractException if it does not within the patience
     */
    public void awaitMetadata(Collection<String> topics, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (String topic : topics) {
            while (partitions(topic).isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new ContractException(
                            "topic " + topic + ": the producer did not find it within " + patience.toSeconds() + " s");
                }
                Pauses.pause(METADATA_PAUSE);
            }
        }
    }

    private List<PartitionInfo> partitions(String topic) {
        try {
            return producer.partitionsFor(topic);
        } catch (TimeoutException notYet) {
            return List.of();
        }
    }

    @Override
    public CompletionStage<Void> append(String topic, String key, byte[] value) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        if (inFlight.incrementAndGet() > delivery.inFlight()) {
            inFlight.decrementAndGet();
            end.completeExceptionally(new NotTakenException("too many sends wait for their end"));
            return end;
        }
        try {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, key, value), (metadata, failure) -> {
                        inFlight.decrementAndGet();
                        if (failure == null) {
                            end.complete(null);
                        } else {
                            report(failure);
                            end.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            inFlight.decrementAndGet();
            report(e);
            end.completeExceptionally(new NotTakenException("the producer did not take it", e));
        }
        return end;
    }

    /** One line a second is enough to know. */
    private void report(Exception failure) {
        long now = System.nanoTime();
        long last = lastFailure.get();
        boolean due = last == Long.MIN_VALUE || now - last > 1_000_000_000L;
        if (due && lastFailure.compareAndSet(last, now)) {
            LOG.warn("a send failed: {}", failure.getClass().getSimpleName());
        }
    }

    /** Waits for what was sent, at most as long as a send may take. */
    @Override
    public void close() {
        producer.close(delivery.timeout());
    }
}
