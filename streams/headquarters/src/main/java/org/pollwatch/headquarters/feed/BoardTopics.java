package org.pollwatch.headquarters.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** Makes sure that the topics headquarters reads are there, and tells them from earlier ones of the same names. */
public final class BoardTopics {
    private final Admin admin;

    public BoardTopics(Admin admin) {
        this.admin = admin;
    }

    /**
     * @return what is read of each mission
     * @throws ContractException naming every topic that is missing or has another number of partitions than it must
     */
    public Map<String, Found> find(List<String> missions) {
        List<String> faults = new ArrayList<>();
        Map<String, Found> found = new LinkedHashMap<>();
        for (String mission : missions) {
            found.put(mission, find(Topics.of(mission), faults));
        }
        if (!faults.isEmpty()) {
            throw new ContractException(String.join("; ", faults));
        }
        return found;
    }

    private Found find(Topics topics, List<String> faults) {
        Map<String, Integer> partitions = new LinkedHashMap<>();
        StringBuilder ids = new StringBuilder();
        for (Topic<?> topic : List.of(
                topics.rates(),
                topics.ratesByHour(),
                topics.coverage(),
                topics.findings(),
                topics.quickCount(),
                topics.audit(),
                topics.reviews(),
                topics.casework(),
                topics.queries(),
                topics.savedViews(),
                topics.series(),
                topics.statements(),
                topics.reports())) {
            describe(topic, faults).ifPresent(it -> {
                partitions.put(topic.name(), it.partitions().size());
                ids.append(it.topicId());
            });
        }
        String log = UUID.nameUUIDFromBytes(ids.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Found(log, partitions);
    }

    /** @return whether anything of the mission's definition was ever published */
    public boolean isDefined(String mission) {
        TopicPartition definition =
                new TopicPartition(Topics.of(mission).definition().name(), 0);
        return answer(
                        admin.listOffsets(Map.of(definition, OffsetSpec.latest()))
                                .partitionResult(definition),
                        definition.topic())
                .map(end -> end.offset() > 0)
                .orElse(false);
    }

    private Optional<TopicDescription> describe(Topic<?> topic, List<String> faults) {
        Optional<TopicDescription> found = answer(
                admin.describeTopics(List.of(topic.name())).topicNameValues().get(topic.name()), topic.name());
        if (found.isEmpty()) {
            faults.add("topic " + topic.name() + " does not exist: publish the mission first");
            return found;
        }
        int partitions = found.get().partitions().size();
        // What is keyed by report may have been made with another number; the others have one, for their order.
        if (topic.partitions() == 1 && partitions != 1) {
            faults.add("topic " + topic.name() + " has " + partitions + " partitions, expected 1");
        }
        return found;
    }

    /** @return empty if there is no such topic */
    private static <T> Optional<T> answer(KafkaFuture<T> asked, String topic) {
        try {
            return Optional.of(asked.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new ContractException("the cluster did not describe topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while looking at the topics", e);
        }
    }

    /**
     * The topics of one mission as they stand in the cluster.
     *
     * @param log names this set of topics: it changes when one is deleted and made again
     * @param partitions of each, by its name
     */
    public record Found(String log, Map<String, Integer> partitions) {}
}
