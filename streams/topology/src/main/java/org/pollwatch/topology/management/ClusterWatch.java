package org.pollwatch.topology.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cluster every few seconds what no client's own figures show: partitions that lack a copy, and transactions that
 * stay open. Readers of what is committed have no lag on a partition whose transaction hangs; they just see nothing more.
 */
public final class ClusterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;

    private final Admin admin;
    private final String prefix;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Stuck> stuck = new HashMap<>();
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "topology-cluster-watch");
        made.setDaemon(true);
        return made;
    });
    private volatile Optional<Seen> seen = Optional.empty();
    private volatile boolean told;

    /** Where the readers of what is committed stand still, and since when. */
    private record Stuck(long stableEnd, long sinceNanos) {}

    /** What one look showed. */
    private record Seen(long underReplicated, long offline, double openSeconds) {}

    /**
     * @param prefix what the names of the watched topics begin with
     * @param nanos a clock that never goes back, in nanoseconds
     */
    public ClusterWatch(Admin admin, String prefix, LongSupplier nanos) {
        this.admin = admin;
        this.prefix = prefix;
        this.nanos = nanos;
    }

    /** Looks from now on, and shows what it saw; nothing (NaN) while the cluster does not answer. */
    public ClusterWatch start(MeterRegistry registry) {
        gauge(
                "pollwatch.topology.underreplicated.partitions",
                "Partitions of the mission with fewer copies in step than they should have",
                null,
                Seen::underReplicated,
                registry);
        gauge(
                "pollwatch.topology.offline.partitions",
                "Partitions of the mission without a leader",
                null,
                Seen::offline,
                registry);
        gauge(
                "pollwatch.topology.open.transaction",
                "How long the oldest open transaction has held readers back on any partition of the mission",
                "seconds",
                Seen::openSeconds,
                registry);
        Future<?> unused = schedule.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void gauge(
            String name, String description, String unit, ToDoubleFunction<Seen> value, MeterRegistry registry) {
        Gauge.builder(name, this, it -> it.seen.map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private void look() {
        try {
            Set<String> names = get(admin.listTopics().names()).stream()
                    .filter(it -> it.startsWith(prefix))
                    .collect(Collectors.toSet());
            Collection<TopicDescription> topics =
                    get(admin.describeTopics(names).allTopicNames()).values();
            List<TopicPartitionInfo> partitions =
                    topics.stream().flatMap(it -> it.partitions().stream()).toList();
            List<TopicPartition> led =
                    topics.stream().flatMap(ClusterWatch::led).toList();
            seen = Optional.of(new Seen(
                    partitions.stream()
                            .filter(it -> it.isr().size() < it.replicas().size())
                            .count(),
                    partitions.stream().filter(it -> it.leader() == null).count(),
                    oldest(led)));
            told = false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            seen = Optional.empty();
            if (!told) {
                LOG.warn("The cluster does not tell how its partitions are: {}", e.toString());
            }
            told = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<TopicPartition> led(TopicDescription topic) {
        return topic.partitions().stream()
                .filter(it -> it.leader() != null)
                .map(it -> new TopicPartition(topic.name(), it.partition()));
    }

    /** @return for how many seconds the end for readers of what is committed has stood still before the end of the log */
    private double oldest(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> stable = ends(partitions, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        long now = nanos.getAsLong();
        stuck.keySet().retainAll(stable.keySet());
        stable.forEach((partition, end) -> {
            if (end >= ends.get(partition)) {
                stuck.remove(partition);
            } else {
                stuck.merge(partition, new Stuck(end, now), (old, fresh) -> old.stableEnd == end ? old : fresh);
            }
        });
        return stuck.values().stream()
                .mapToDouble(it -> (now - it.sinceNanos) / NANOS)
                .max()
                .orElse(0);
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel level)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest, new ListOffsetsOptions(level)).all())
                .forEach((partition, found) -> ends.put(partition, found.offset()));
        return ends;
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
