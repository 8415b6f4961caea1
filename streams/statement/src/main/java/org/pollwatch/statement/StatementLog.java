package org.pollwatch.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.RecordReader;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Statement;

/** The statements that stand in a log. */
public final class StatementLog {
    private StatementLog() {}

    /**
     * @param client where the cluster is, and how to speak to it
     * @return the last record of a statement; empty if the log has none
     */
    public static Optional<Statement> find(Map<String, Object> client, Topics topics, RecordSerdes serdes, String id) {
        Topic<Statement> topic = topics.statements();
        Map<String, Statement> byId = new HashMap<>();
        RecordReader<Statement> records = RecordReader.of(topic, serdes);
        try (Consumer<String, byte[]> consumer = LogReader.consumer(client)) {
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            new LogReader(consumer, () -> {}).read(topic, List.of(end), (at, offset, key, value) -> records.read(value)
                    .ifPresent(it -> byId.put(key, it)));
        }
        return Optional.ofNullable(byId.get(id));
    }
}
