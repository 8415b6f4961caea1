package org.pollwatch.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** The topics of a mission in a cluster. */
final class KafkaSource implements LogSource {
    private static final int RECORDS_A_POLL = 1_000;
    private static final int BYTES_A_FETCH = 4 << 20;

    private final Map<String, Object> client;
    private final Topics topics;

    KafkaSource(Map<String, Object> client, Topics topics) {
        this.client = Map.copyOf(client);
        this.topics = topics;
    }

    @Override
    public TopicIdentity identity() {
        List<String> names = List.of(
                        topics.submissions(), topics.receipts(), topics.reports(), topics.refusals(), topics.reviews())
                .stream()
                .map(Topic::name)
                .toList();
        try (Admin admin = Admin.create(new HashMap<>(client))) {
            Map<String, TopicDescription> found =
                    admin.describeTopics(names).allTopicNames().get();
            StringBuilder ids = new StringBuilder();
            List<TopicPartition> partitions = new ArrayList<>();
            for (String name : names) {
                ids.append(found.get(name).topicId());
                found.get(name).partitions().forEach(it -> partitions.add(new TopicPartition(name, it.partition())));
            }
            byte[] bytes = ids.toString().getBytes(StandardCharsets.UTF_8);
            return new TopicIdentity(UUID.nameUUIDFromBytes(bytes).toString(), partitions);
        } catch (ExecutionException e) {
            throw new WarehouseException("the cluster did not describe the topics of " + topics.mission(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WarehouseException("interrupted while looking at the topics", e);
        }
    }

    @Override
    public Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "warehouse-" + topics.mission());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_A_FETCH);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
