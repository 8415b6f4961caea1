package org.pollwatch.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;

/** Where the definition topic ends at this moment. */
public final class DefinitionEnd {
    private static final Duration POLL = Duration.ofMillis(200);

    private DefinitionEnd() {}

    /**
     * @return the highest complete revision
     * @throws ContractException if there is none, or the topic cannot be read to its end in time
     */
    public static long revision(Map<String, Object> client, Topics topics, RecordSerdes serdes, Duration patience) {
        Deserializer<Definition> deserializer = serdes.deserializer(topics.definition());
        TopicPartition partition = new TopicPartition(topics.definition().name(), 0);
        long deadline = System.nanoTime() + patience.toNanos();
        long revision = 0;
        try (Consumer<String, byte[]> consumer = TopicTail.consumer(client, "definition-end")) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), patience).get(partition);
            while (consumer.position(partition, patience) < end) {
                if (System.nanoTime() > deadline) {
                    throw new ContractException(partition.topic() + " was not read to its end in time");
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.key().startsWith(DefinitionKind.MISSION + "|")) {
                        Definition piece = deserializer.deserialize(record.topic(), record.value());
                        revision = Math.max(revision, piece.getRevision());
                    }
                }
            }
        }
        if (revision == 0) {
            throw new ContractException("mission " + topics.mission() + " has no definition; publish it first");
        }
        return revision;
    }
}
