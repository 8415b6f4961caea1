package org.pollwatch.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/**
 * The topics of a mission as they stand in the cluster.
 *
 * @param log names this set of topics: another one when one of them is deleted and made again
 */
record TopicIdentity(String log, List<TopicPartition> partitions) {

    /** @throws WarehouseException if the cluster does not say, or a topic is missing */
    static TopicIdentity find(Map<String, Object> client, Topics topics) {
        List<String> names = read(topics).stream().map(Topic::name).toList();
        try (Admin admin = Admin.create(new LinkedHashMap<>(client))) {
            Map<String, TopicDescription> found =
                    admin.describeTopics(names).allTopicNames().get();
            StringBuilder ids = new StringBuilder();
            List<TopicPartition> partitions = new ArrayList<>();
            for (String name : names) {
                ids.append(found.get(name).topicId());
                found.get(name).partitions().forEach(it -> partitions.add(new TopicPartition(name, it.partition())));
            }
            String log = UUID.nameUUIDFromBytes(ids.toString().getBytes(StandardCharsets.UTF_8))
                    .toString();
            return new TopicIdentity(log, List.copyOf(partitions));
        } catch (ExecutionException e) {
            throw new WarehouseException("the cluster did not describe the topics of " + topics.mission(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WarehouseException("interrupted while looking at the topics", e);
        }
    }

    /** @return what the warehouse is filled from */
    private static List<Topic<?>> read(Topics topics) {
        return List.of(topics.submissions(), topics.receipts(), topics.reports(), topics.refusals(), topics.reviews());
    }
}
