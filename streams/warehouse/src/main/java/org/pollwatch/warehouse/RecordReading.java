package org.pollwatch.warehouse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.contract.ReadFailure;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes what was polled into a batch. For one thread. */
final class RecordReading {
    private static final Logger LOG = LoggerFactory.getLogger(RecordReading.class);

    private final Map<String, Reader> readers = new HashMap<>();
    private final Runnable rest;
    private Batch batch = new Batch();

    /** @param rest waits before another try, where the registry cannot say; throws to give up */
    RecordReading(Topics topics, RecordSerdes serdes, Runnable rest) {
        this.rest = rest;
        read(topics.submissions(), serdes, (at, value) -> value.ifPresent(it -> batch.submission(it, at)));
        read(topics.receipts(), serdes, (at, value) -> value.ifPresent(batch::receipt));
        read(topics.reports(), serdes, (at, value) -> batch.report(at.key(), value));
        read(topics.refusals(), serdes, (at, value) -> value.ifPresent(it -> batch.refusal(it, at)));
        read(topics.reviews(), serdes, (at, value) -> value.ifPresent(it -> batch.review(it, at)));
    }

    private interface Reader {
        void take(ConsumerRecord<String, byte[]> entry);
    }

    private <V> void read(
            Topic<V> topic, RecordSerdes serdes, BiConsumer<ConsumerRecord<String, byte[]>, Optional<V>> put) {
        Deserializer<V> deserializer = serdes.deserializer(topic);
        readers.put(topic.name(), entry -> put.accept(entry, decode(deserializer, entry)));
    }

    void take(ConsumerRecord<String, byte[]> entry) {
        readers.get(entry.topic()).take(entry);
        batch.read(entry);
    }

    int size() {
        return batch.size();
    }

    /** @return what was taken since the last call */
    Batch finish() {
        Batch finished = batch;
        batch = new Batch();
        return finished;
    }

    /** What nobody can read is passed: of a submission its receipt says so. */
    private <V> Optional<V> decode(Deserializer<V> deserializer, ConsumerRecord<String, byte[]> entry) {
        while (entry.value() != null) {
            try {
                return Optional.of(deserializer.deserialize(entry.topic(), entry.value()));
            } catch (RuntimeException e) {
                if (!ReadFailure.mayPass(e)) {
                    LOG.error("{}-{} offset {} cannot be read", entry.topic(), entry.partition(), entry.offset());
                    return Optional.empty();
                }
                LOG.warn("the schema registry cannot say; asking again");
                rest.run();
            }
        }
        return Optional.empty();
    }
}
