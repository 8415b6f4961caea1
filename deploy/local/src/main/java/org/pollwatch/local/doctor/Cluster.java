package org.pollwatch.local.doctor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topics;

/** What several checks ask of the cluster, with a limit to each question. */
final class Cluster {
    private static final int SECONDS = 10;

    private final Admin admin;
    private final String mission;

    Cluster(Admin admin, String mission) {
        this.admin = admin;
        this.mission = mission;
    }

    Admin admin() {
        return admin;
    }

    /** @throws ContractException if there is no answer in time, or it is a refusal */
    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new ContractException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (TimeoutException e) {
            throw new ContractException("no answer within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted", e);
        }
    }

    /** @return the mission's topics that exist, the topology's own among them, by name */
    Map<String, TopicDescription> topics() {
        Set<String> names = get(admin.listTopics().names()).stream()
                .filter(it -> it.startsWith("pollwatch." + mission + "."))
                .collect(Collectors.toSet());
        return get(admin.describeTopics(names).allTopicNames());
    }

    /** @return the contract's topics, with as many partitions as submissions has */
    Topics contract(Map<String, TopicDescription> found) {
        return Optional.ofNullable(found.get(Topics.of(mission).submissions().name()))
                .map(it -> Topics.of(mission, it.partitions().size()))
                .orElse(Topics.of(mission));
    }

    /** @return where each partition ends for readers of what is committed */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, it) -> ends.put(partition, it.offset()));
        return ends;
    }
}
