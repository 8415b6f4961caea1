package org.pollwatch.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.EventHeaders;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.local.cluster.Cluster;

/** How a topic is born that takes another's place, rehearsed with values that have nothing in common. */
class TopicSuccessionTest {
    private static final Topics TOPICS = Topics.of("succession");
    private static final Topic<Refusal> FIRST = TOPICS.refusals();
    private static final Topic<Review> SECOND = FIRST.next(Review.class);
    private static final Instant AT = Instant.parse("2026-09-27T13:20:00Z");
    private static final int RECORDS = 40;

    private static Cluster cluster;
    private static Admin admin;
    private static RecordSerdes serdes;

    @BeforeAll
    static void setUp() {
        cluster = Cluster.start();
        admin = Admin.create(cluster.client());
        serdes = new RecordSerdes(cluster.registryUrl());
        new TopicSetup(admin, serdes).ensure(TOPICS, (short) 1);
    }

    @AfterAll
    static void close() throws IOException {
        serdes.close();
        admin.close();
        cluster.close();
    }

    @Test
    void shouldStandBesideTheOldOneUntilItsReadersHaveGoneOver() throws Exception {
        assertThat(SECOND.name()).isEqualTo("pollwatch.succession.refusals.v2");
        assertThatThrownBy(() -> serdes.registry().register(FIRST.subject(), new AvroSchema(SECOND.schema())))
                .as("within v1 nothing breaks a reader")
                .isInstanceOf(RestClientException.class);
        write(
                FIRST,
                IntStream.range(0, RECORDS)
                        .boxed()
                        .collect(HashMap::new, (all, i) -> all.put("report-" + i, refusal(i)), HashMap::putAll));

        new TopicSetup(admin, serdes).ensure(List.of(SECOND), (short) 1);
        Map<String, Review> mapped = new HashMap<>();
        read(FIRST).forEach((key, record) -> mapped.put(key, successor(record.value())));
        write(SECOND, mapped);

        Map<String, ConsumerRecord<String, Refusal>> old = read(FIRST);
        Map<String, ConsumerRecord<String, Review>> young = read(SECOND);
        assertThat(young.keySet()).hasSize(RECORDS).isEqualTo(old.keySet());
        young.forEach((key, record) -> {
            assertThat(record.value().getBy()).isEqualTo(old.get(key).value().getTeam());
            assertThat(record.partition()).as(key).isEqualTo(old.get(key).partition());
        });
    }

    @Test
    void shouldNameItsEventsAfterItsVersion() {
        assertThat(EventHeaders.type(TOPICS.rates().next(EffectiveReport.class)))
                .isEqualTo("org.pollwatch.rates.v2");
    }

    private static Refusal refusal(int number) {
        return new Refusal("report-" + number, "R" + number, "voting", List.of(), AT);
    }

    private static Review successor(Refusal refusal) {
        return Review.newBuilder()
                .setReportId(refusal.getReportId())
                .setAction(ReviewAction.QUARANTINE)
                .setReason("refused")
                .setBy(refusal.getTeam())
                .setAt(AT)
                .build();
    }

    private static <V> void write(Topic<V> topic, Map<String, V> values) throws Exception {
        try (KafkaProducer<String, V> producer =
                new KafkaProducer<>(cluster.client(), new StringSerializer(), serdes.serializer(topic))) {
            for (Map.Entry<String, V> each : values.entrySet()) {
                producer.send(new ProducerRecord<>(topic.name(), each.getKey(), each.getValue()))
                        .get();
            }
        }
    }

    private static <V> Map<String, ConsumerRecord<String, V>> read(Topic<V> topic) {
        Map<String, ConsumerRecord<String, V>> read = new HashMap<>();
        try (KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(cluster.client(), new StringDeserializer(), serdes.deserializer(topic))) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(it -> new TopicPartition(topic.name(), it))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> read.put(it.key(), it));
            }
        }
        return read;
    }
}
