package org.pollwatch.topology;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.avro.ClockTick;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log what time it is, so that silence is judged by the log and again in every replay. A tick that does not get
 * through is no loss, the next one tells more.
 */
final class ClockTicks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockTicks.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Producer<String, ClockTick> producer;
    private final String topic;
    private final String instance;
    private final Duration period;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    ClockTicks(Producer<String, ClockTick> producer, String topic, String instance, Duration period, Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.instance = instance;
        this.period = period;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "clock");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** @return empty where the settings want none */
    static Optional<ClockTicks> of(TopologySettings settings, Topic<ClockTick> topic, RecordSerdes serdes) {
        Duration period = settings.paces().clock();
        if (period.isZero()) {
            return Optional.empty();
        }
        Map<String, Object> properties = settings.client().kafka(settings.bootstrap());
        properties.put(
                ProducerConfig.CLIENT_ID_CONFIG, settings.applicationId() + "." + settings.instance() + ".clock");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        Producer<String, ClockTick> producer =
                new KafkaProducer<>(properties, new StringSerializer(), serdes.serializer(topic));
        return Optional.of(new ClockTicks(producer, topic.name(), settings.instance(), period, Clock.systemUTC()));
    }

    void start() {
        ScheduledFuture<?> unused = thread.scheduleAtFixedRate(this::tick, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            ProducerRecord<String, ClockTick> tick =
                    new ProducerRecord<>(topic, instance, new ClockTick(clock.instant()));
            Future<RecordMetadata> unused = producer.send(tick, (at, failure) -> told(failure));
        } catch (RuntimeException e) {
            LOG.warn("The time was not told to {}: {}", topic, e.toString()); // a thrown one would end the schedule
        }
    }

    private void told(Exception failure) {
        if (failure != null) {
            LOG.warn("The time was not told to {}: {}", topic, failure.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(CLOSE);
    }
}
