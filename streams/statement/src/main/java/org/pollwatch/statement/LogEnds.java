package org.pollwatch.statement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.StatementEnd;

/**
 * Up to where a statement folds the log: of each partition the first offset that is no longer part of it.
 *
 * @param byNoun the topic's noun to the ends of its partitions, in their order
 */
public record LogEnds(Map<String, List<Long>> byNoun) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public LogEnds {
        Map<String, List<Long>> sorted = new TreeMap<>();
        byNoun.forEach((noun, ends) -> sorted.put(noun, List.copyOf(ends)));
        byNoun = java.util.Collections.unmodifiableMap(sorted);
    }

    /**
     * The topics that a statement is folded from. The definition stands last: its end is taken last, so that it holds every
     * revision that a submission or review before it names.
     */
    static List<Topic<?>> folded(Topics topics) {
        return List.of(topics.submissions(), topics.reviews(), topics.series(), topics.definition());
    }

    /**
     * @param consumer with isolation read_committed: what is not committed has no end yet
     * @return the ends as they are now
     * @throws ContractException if a topic is not there
     */
    static LogEnds now(Consumer<?, ?> consumer, Topics topics) {
        Map<String, List<Long>> ends = new TreeMap<>();
        for (Topic<?> topic : folded(topics)) {
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.partitionsFor(topic.name(), PATIENCE)).orElse(List.of()).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .sorted(Comparator.comparingInt(TopicPartition::partition))
                            .toList();
            if (partitions.isEmpty()) {
                throw new ContractException("topic " + topic.name() + " does not exist: publish the mission first");
            }
            Map<TopicPartition, Long> found = consumer.endOffsets(partitions, PATIENCE);
            ends.put(topic.noun(), partitions.stream().map(found::get).toList());
        }
        return new LogEnds(ends);
    }

    /** Reads what {@link #write} wrote. */
    public static LogEnds read(List<StatementEnd> written) {
        Map<String, List<Long>> ends = new TreeMap<>();
        written.stream()
                .sorted(Comparator.comparingInt(StatementEnd::getPartition))
                .forEach(it -> ends.computeIfAbsent(it.getNoun(), noun -> new ArrayList<>())
                        .add(it.getEnd()));
        return new LogEnds(ends);
    }

    /** @return the same as a statement's record holds it */
    public List<StatementEnd> write() {
        List<StatementEnd> all = new ArrayList<>();
        byNoun.forEach((noun, ends) -> {
            for (int partition = 0; partition < ends.size(); partition++) {
                all.add(new StatementEnd(noun, partition, ends.get(partition)));
            }
        });
        return all;
    }

    List<Long> of(Topic<?> topic) {
        return byNoun.getOrDefault(topic.noun(), List.of());
    }

    long records(Topic<?> topic) {
        return of(topic).stream().mapToLong(Long::longValue).sum();
    }
}
