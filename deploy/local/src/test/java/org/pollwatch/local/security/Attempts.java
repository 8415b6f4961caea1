package org.pollwatch.local.security;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What one client tries; each attempt says whether it was allowed, and throws where neither happens. */
final class Attempts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final Admin admin;

    Attempts(Map<String, Object> client) {
        this.client = client;
        this.consumer = consumer("none.of.ours");
        Map<String, Object> writing = new HashMap<>(client);
        writing.put("enable.idempotence", false); // so that the topic's rule answers, and not the cluster's
        this.producer = new KafkaProducer<>(writing, new StringSerializer(), new StringSerializer());
        this.admin = Admin.create(client);
    }

    private KafkaConsumer<String, String> consumer(String group) {
        Map<String, Object> reading = new HashMap<>(client);
        reading.put("group.id", group);
        reading.put("enable.auto.commit", false);
        reading.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer());
    }

    boolean reads(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
        try {
            await(topic + " gives a record or refuses")
                    .atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    boolean writes(String topic) throws Exception {
        try {
            producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get();
            return true;
        } catch (ExecutionException e) {
            return allowed(e);
        }
    }

    /** Anything that an administrator asks for. */
    boolean does(Asked asked) throws Exception {
        try {
            asked.of(admin).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            return allowed(e);
        }
    }

    interface Asked {
        KafkaFuture<?> of(Admin admin);
    }

    boolean usesGroup(String group, String topic) {
        try (KafkaConsumer<String, String> other = consumer(group)) {
            other.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)), PATIENCE);
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    boolean usesTransactionalId(String id) {
        Map<String, Object> writing = new HashMap<>(client);
        writing.put("transactional.id", id);
        try (KafkaProducer<String, String> other =
                new KafkaProducer<>(writing, new StringSerializer(), new StringSerializer())) {
            other.initTransactions();
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    /** @throws ExecutionException if it failed for another reason than a rule */
    private static boolean allowed(ExecutionException e) throws ExecutionException {
        if (e.getCause() instanceof AuthorizationException) {
            return false;
        }
        throw e;
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.close();
    }
}
