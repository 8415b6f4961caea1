package org.pollwatch.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The ends of all partitions: as written, and as far as whoever reads committed records gets. */
final class LogEnd {
    private final Admin admin;

    LogEnd(Admin admin) {
        this.admin = admin;
    }

    /** @return partitions in which a transaction neither ended nor was taken back, with how much lies behind it */
    Map<String, Long> hanging() {
        Map<TopicPartition, Long> written = ends(IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> committed = ends(IsolationLevel.READ_COMMITTED);
        Map<String, Long> hanging = new TreeMap<>();
        written.forEach((partition, end) -> {
            long behind = end - committed.getOrDefault(partition, 0L);
            if (behind != 0) {
                hanging.put(partition.toString(), behind);
            }
        });
        return hanging;
    }

    /** @return partitions that lack a copy in sync */
    List<String> lacking(int copies) {
        return descriptions().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(it ->
                                it.isr().size() < Math.min(copies, it.replicas().size()))
                        .map(it -> topic.name() + "-" + it.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> ends(IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        descriptions().forEach((name, topic) -> topic.partitions()
                .forEach(it -> asked.put(new TopicPartition(name, it.partition()), OffsetSpec.latest())));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(asked, new ListOffsetsOptions(level))
                    .all()
                    .get();
            return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue()
                    .offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Map<String, TopicDescription> descriptions() {
        try {
            return admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
