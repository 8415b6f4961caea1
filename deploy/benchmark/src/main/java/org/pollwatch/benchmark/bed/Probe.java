package org.pollwatch.benchmark.bed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Looks at a cluster from outside, at little cost to it. */
public final class Probe implements AutoCloseable {
    private static final Map<String, String> BROKERS_CLOCK =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    private static final Map<String, String> KEEP_TIMES = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "86400000");

    private final Admin admin;

    public Probe(Link link) {
        this.admin = Admin.create(link.client());
    }

    /** The broker's clock says when a record came, and nothing is compacted away before it was looked at. */
    public void keepTimes(String topic) {
        configure(topic, KEEP_TIMES);
    }

    /** The broker's clock says when a record came; it is compacted as ever. */
    public void tellTimes(String topic) {
        configure(topic, BROKERS_CLOCK);
    }

    private void configure(String topic, Map<String, String> settings) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Collection<AlterConfigOp> changes = settings.entrySet().stream()
                .map(it -> new AlterConfigOp(new ConfigEntry(it.getKey(), it.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        get(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
    }

    /** Makes a topic whose records bear the broker's time. */
    public void create(String topic, int partitions) {
        get(admin.createTopics(List.of(
                        new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1)).configs(KEEP_TIMES)))
                .all());
    }

    public void delete(String topic) {
        get(admin.deleteTopics(List.of(topic)).all());
    }

    /**
     * @param group of a Kafka Streams application
     * @param topic how the names of the topics begin that are looked at
     * @return records committed as read in these topics
     */
    public long committed(String group, String topic) {
        return offsets(group).entrySet().stream()
                .filter(it -> it.getKey().topic().startsWith(topic))
                .mapToLong(it -> it.getValue().offset())
                .sum();
    }

    /** @return records that the group has yet to read, in all topics in which it has read any */
    public long lag(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = offsets(group);
        Map<TopicPartition, OffsetSpec> wanted =
                committed.keySet().stream().collect(Collectors.toMap(Function.identity(), it -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                get(admin.listOffsets(wanted).all());
        return committed.entrySet().stream()
                .mapToLong(it -> Math.max(
                        0, ends.get(it.getKey()).offset() - it.getValue().offset()))
                .sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
        Map<TopicPartition, OffsetAndMetadata> found =
                new HashMap<>(get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group)));
        found.values().removeIf(it -> it == null);
        return found;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the cluster did not answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
