package org.pollwatch.topology.management;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;

/** Of the hundreds of figures that Kafka Streams keeps of itself, those that somebody is called for. */
public final class EngineMeters implements AutoCloseable {
    private static final String KAFKA = "kafka.";
    private static final String TOPIC = "topic";
    /** Kafka gives each partition's lag twice, once with dots in the topic's name replaced; ours begins with this. */
    private static final String OURS = "pollwatch.";

    /** Beginnings of names, as Micrometer makes them: {@code kafka.}, group, name. */
    private static final List<String> WANTED = List.of(
            "kafka.stream.client.state",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.thread.state",
            "kafka.stream.thread.blocked.time.ns.total",
            "kafka.stream.thread.commit.latency",
            "kafka.stream.thread.commit.ratio",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.process.total",
            "kafka.stream.task.dropped.records",
            "kafka.stream.task.record.lateness",
            "kafka.stream.task.restore",
            "kafka.stream.state.updater",
            "kafka.stream.processor.node.record.e2e.latency",
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.producer.record.error.total");

    private final KafkaStreamsMetrics binder;
    private final Often schedule = new Often();

    private EngineMeters(KafkaStreams streams) {
        this.binder = new KafkaStreamsMetrics(streams, List.of(), schedule);
    }

    /** Keeps the registry to the engine's wanted figures; before anything of Kafka is bound to it. */
    public static MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return isWanted(id) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
            }
        };
    }

    private static boolean isWanted(Meter.Id id) {
        String name = id.getName();
        String topic = id.getTag(TOPIC);
        if (!name.startsWith(KAFKA)) {
            return true;
        }
        return WANTED.stream().anyMatch(name::startsWith) && (topic == null || topic.startsWith(OURS));
    }

    /** Shows the engine's figures from now on. */
    public static EngineMeters bind(KafkaStreams streams, MeterRegistry registry) {
        EngineMeters meters = new EngineMeters(streams);
        meters.binder.bindTo(registry);
        return meters;
    }

    @Override
    public void close() {
        binder.close();
        schedule.shutdownNow();
    }

    /** The binder looks for new figures once a minute; the lag of a partition that has just come must not wait so long. */
    private static final class Often extends ScheduledThreadPoolExecutor {
        private static final Duration EVERY = Duration.ofSeconds(5);

        Often() {
            super(1, work -> {
                Thread made = new Thread(work, "topology-meters");
                made.setDaemon(true);
                return made;
            });
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable look, long first, long period, TimeUnit unit) {
            return super.scheduleWithFixedDelay(look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
