package org.pollwatch.contract.review;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;

/**
 * Moves every report that counts by an older definition revision to a later one, deliberately: one review for each. A
 * report that is not valid by the later revision goes on counting by its own.
 */
public final class Restatement {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final Topics topics;
    private final RecordSerdes serdes;

    /** @param client settings of the Kafka client: where the cluster is, and how to speak to it */
    public Restatement(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        this.client = Map.copyOf(client);
        this.topics = topics;
        this.serdes = serdes;
    }

    /**
     * @param revision that was published
     * @param reason why, in headquarters' words
     * @param by who decided
     * @param progress told how many reviews have been taken so far
     * @return how many reports were moved
     * @throws ContractException if the reports cannot be read to their end, or a review is not taken; what was taken stays,
     *     and asking again goes on with the rest
     */
    public long to(long revision, String reason, String by, LongConsumer progress) {
        SortedSet<String> older = olderThan(revision);
        List<Future<RecordMetadata>> sent = new ArrayList<>(older.size());
        try (KafkaProducer<String, Review> producer = producer()) {
            for (String reportId : older) {
                Review review = new Review(
                        reportId,
                        ReviewAction.RESTATE,
                        revision,
                        reason,
                        by,
                        Clock.systemUTC().instant(),
                        null);
                sent.add(producer.send(new ProducerRecord<>(topics.reviews().name(), reportId, review)));
            }
            long taken = 0;
            for (Future<RecordMetadata> it : sent) {
                it.get();
                progress.accept(++taken);
            }
            return taken;
        } catch (ExecutionException e) {
            throw new ContractException(
                    "a review was not taken by " + topics.reviews().name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while restating", e);
        }
    }

    private SortedSet<String> olderThan(long revision) {
        SortedSet<String> older = new TreeSet<>();
        try (Consumer<String, EffectiveReport> consumer = consumer()) {
            List<TopicPartition> partitions = consumer
                    .partitionsFor(topics.reports().name())
                    .stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new ContractException("topic " + topics.reports().name()
                            + " could not be read to its end within " + PATIENCE.toSeconds() + " s");
                }
                for (ConsumerRecord<String, EffectiveReport> found : consumer.poll(POLL)) {
                    if (found.value() != null && found.value().getDefinitionRevision() < revision) {
                        older.add(found.key());
                    } else {
                        older.remove(found.key());
                    }
                }
            }
        }
        return older;
    }

    private Consumer<String, EffectiveReport> consumer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topics.reports()));
    }

    private KafkaProducer<String, Review> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer(topics.reviews()));
    }
}
