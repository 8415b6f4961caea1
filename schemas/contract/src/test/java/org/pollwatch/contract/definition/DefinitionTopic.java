package org.pollwatch.contract.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.definition.DefinitionPublisher.Publication;
import org.pollwatch.contract.mission.MissionFiles;

/** The definition topic of the small mission, as Kafka's mocks have it: what one publisher wrote, the next one reads. */
final class DefinitionTopic {
    final Topics topics = Topics.of("small-2030");
    final List<Definition> records = new ArrayList<>();
    private long submissions;

    /** Says that a report has come in. */
    DefinitionTopic withSubmission() {
        submissions = 1;
        return this;
    }

    Publication publish(MissionFiles files) {
        return publish(files, producer());
    }

    /** @return a producer that takes everything; the mocks pass records on as they are */
    static MockProducer<String, Definition> producer() {
        return new MockProducer<>(true, null, new StringSerializer(), (name, piece) -> new byte[0]);
    }

    Publication publish(MissionFiles files, MockProducer<String, Definition> producer) {
        try (DefinitionPublisher publisher = new DefinitionPublisher(topics, producer, consumer())) {
            Publication publication = publisher.publish(files);
            producer.history().stream().map(ProducerRecord::value).forEach(records::add);
            return publication;
        }
    }

    /** @return a consumer that finds what has been written so far */
    MockConsumer<String, Definition> consumer() {
        MockConsumer<String, Definition> consumer = new MockConsumer<>("earliest");
        TopicPartition partition = DefinitionReader.partition(topics);
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) records.size()));
        TopicPartition reports = new TopicPartition(topics.submissions().name(), 0);
        Node node = new Node(0, "localhost", 9092);
        consumer.updatePartitions(
                reports.topic(),
                List.of(new PartitionInfo(reports.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateEndOffsets(Map.of(reports, submissions));
        List<Definition> found = List.copyOf(records);
        consumer.schedulePollTask(() -> add(consumer, found, 0));
        return consumer;
    }

    /** @param first the offset of the first record */
    void add(MockConsumer<String, Definition> consumer, List<Definition> found, int first) {
        TopicPartition partition = DefinitionReader.partition(topics);
        for (int i = 0; i < found.size(); i++) {
            Definition piece = found.get(i);
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(), partition.partition(), first + i, Topics.definitionKey(piece), piece));
        }
    }
}
