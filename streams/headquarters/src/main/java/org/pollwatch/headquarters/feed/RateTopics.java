package org.pollwatch.headquarters.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public final class RateTopics {
    private final Admin admin;

    public RateTopics(Admin admin) {
        this.admin = admin;
    }

    /**
     * @return for each mission, what names this pair of rates topics: it changes when they are deleted and made again
     * @throws ContractException naming every topic that is missing or has another number of partitions than one
     */
    public Map<String, String> logs(List<String> missions) {
        List<String> faults = new ArrayList<>();
        Map<String, String> logs = new LinkedHashMap<>();
        for (String mission : missions) {
            Topics topics = Topics.of(mission);
            logs.put(mission, id(topics.rates(), faults) + "_" + id(topics.ratesByHour(), faults));
        }
        if (!faults.isEmpty()) {
            throw new ContractException(String.join("; ", faults));
        }
        return logs;
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

    private String id(Topic<?> topic, List<String> faults) {
        Optional<TopicDescription> found = answer(
                admin.describeTopics(List.of(topic.name())).topicNameValues().get(topic.name()), topic.name());
        if (found.isEmpty()) {
            faults.add("topic " + topic.name() + " does not exist: publish the mission first");
            return "";
        }
        int partitions = found.get().partitions().size();
        if (partitions != topic.partitions()) {
            faults.add("topic " + topic.name() + " has " + partitions + " partitions, expected " + topic.partitions());
        }
        return found.get().topicId().toString();
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
}
