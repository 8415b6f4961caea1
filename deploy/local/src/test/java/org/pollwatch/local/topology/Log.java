package org.pollwatch.local.topology;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Submission;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.oracle.CoverageFold;
import org.pollwatch.oracle.Figures;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Happening.Announced;
import org.pollwatch.oracle.Happening.Reviewed;
import org.pollwatch.oracle.Happening.Submitted;
import org.pollwatch.oracle.Happening.Ticked;
import org.pollwatch.oracle.LogRecords;
import org.pollwatch.oracle.Raised;

/** Writes histories to the log and reads what the topology makes of them. */
public final class Log implements AutoCloseable {
    private final Map<String, Object> client;
    private final Topics topics;
    private final RecordSerdes serdes;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, KafkaConsumer<String, ?>> consumers = new HashMap<>();
    private final Map<String, Map<String, Long>> figures = new TreeMap<>();
    private final Map<String, Long> receipts = new TreeMap<>();
    private final Map<String, List<String>> findings = new TreeMap<>();
    private final Map<String, Map<String, Object>> coverage = new TreeMap<>();

    Log(Cluster cluster, Topics topics) {
        this(cluster.client(), cluster.registryUrl(), topics);
    }

    /** @param client where the cluster is */
    public Log(Map<String, Object> client, String registryUrl, Topics topics) {
        this.client = client;
        this.topics = topics;
        this.serdes = new RecordSerdes(registryUrl);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    Future<RecordMetadata> send(Happening happening) {
        if (happening instanceof Submitted it) {
            return send(topics.submissions(), it.key(), ReportRecords.write(it.submission(), null, "test"));
        }
        if (happening instanceof Reviewed it) {
            return send(topics.reviews(), it.key(), LogRecords.of(it));
        }
        if (happening instanceof Announced it) {
            return send(topics.series(), it.key(), LogRecords.of(it));
        }
        return send(topics.clock(), happening.key(), LogRecords.of((Ticked) happening));
    }

    private <V> Future<RecordMetadata> send(Topic<V> topic, String key, V value) {
        byte[] bytes = serdes.serializer(topic).serialize(topic.name(), value);
        return producer.send(new ProducerRecord<>(topic.name(), key, bytes));
    }

    public void sendAll(List<Happening> history) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = history.stream().map(this::send).toList();
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    /** @return how many receipts each submission ({@code partition:offset}) has had so far */
    public Map<String, Long> receipts() {
        poll(topics.receipts(), record -> {
            Receipt it = record.value();
            receipts.merge(it.getPartition() + ":" + it.getOffset(), 1L, Long::sum);
        });
        return receipts;
    }

    /** @return the last published figures by key and name; fails on a suspect record, at any moment */
    public Map<String, Map<String, Long>> figures() {
        poll(topics.rates(), this::take);
        poll(topics.ratesByHour(), this::take);
        return figures;
    }

    /** @return the submissions in the log now, in the order of their partitions */
    public List<Submission> submissions() {
        List<Submission> all = new ArrayList<>();
        poll(topics.submissions(), record -> all.add(ReportRecords.read(record.value())));
        return all;
    }

    /** @return the findings that stand, in the oracle's form; fails where one is cleared that never stood */
    public Map<String, List<String>> findings() {
        poll(topics.findings(), record -> {
            if (record.value().getState() == FindingState.RAISED) {
                findings.put(record.key(), Raised.of(record.value()));
            } else if (findings.remove(record.key()) == null) {
                throw new AssertionError("cleared, but it never stood: " + record.key());
            }
        });
        return findings;
    }

    /** @return the last published coverage by key, in the oracle's form */
    public Map<String, Map<String, Object>> coverage() {
        poll(topics.coverage(), record -> CoverageFold.of(record.value())
                .ifPresentOrElse(it -> coverage.put(record.key(), it), () -> coverage.remove(record.key())));
        return coverage;
    }

    private void take(ConsumerRecord<String, AreaRates> record) {
        if (record.value().getSuspect()) {
            throw new AssertionError("suspect figures were published under " + record.key());
        }
        Map<String, Long> named = Figures.of(record.value());
        if (named.values().stream().anyMatch(amount -> amount < 0)) {
            throw new AssertionError("a negative counter was published under " + record.key());
        }
        if (named.isEmpty()) {
            figures.remove(record.key());
        } else {
            figures.put(record.key(), named);
        }
    }

    @SuppressWarnings("unchecked") // each topic has the consumer of its own type
    private <V> void poll(Topic<V> topic, java.util.function.Consumer<ConsumerRecord<String, V>> action) {
        KafkaConsumer<String, V> consumer =
                (KafkaConsumer<String, V>) consumers.computeIfAbsent(topic.name(), name -> open(topic));
        for (int empty = 0; empty < 3; ) {
            var records = consumer.poll(Duration.ofMillis(100));
            empty = records.isEmpty() ? empty + 1 : 0;
            records.forEach(action);
        }
    }

    private <V> KafkaConsumer<String, V> open(Topic<V> topic) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topic));
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(it -> new TopicPartition(topic.name(), it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    @Override
    public void close() throws IOException {
        producer.close();
        consumers.values().forEach(KafkaConsumer::close);
        serdes.close();
    }
}
