package org.pollwatch.local.headquarters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.local.cluster.Cluster;

/** Writes rates as the topology would: in transactions. */
final class RatesWriter implements AutoCloseable {
    private final Topics topics;
    private final RecordSerdes serdes;
    private final KafkaProducer<String, AreaRates> producer;

    RatesWriter(Cluster cluster, Topics topics) {
        this.topics = topics;
        this.serdes = new RecordSerdes(cluster.registryUrl());
        Map<String, Object> settings = new HashMap<>(cluster.client());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "rates-writer");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new PerTopic(serdes, topics));
        producer.initTransactions();
    }

    /** Writes and commits one record of the whole observation. */
    void day(String area, long reports) {
        transaction(() -> send(topics.rates(), Topics.rateKey(area, "voting"), record(area, null, reports)));
    }

    /** Writes and commits many at once. */
    void days(List<String> areas, long reports) {
        transaction(() -> areas.forEach(
                area -> send(topics.rates(), Topics.rateKey(area, "voting"), record(area, null, reports))));
    }

    /** Writes and commits one record of an hour. */
    void hour(String area, String hour, long reports) {
        transaction(
                () -> send(topics.ratesByHour(), Topics.hourKey(area, "voting", hour), record(area, hour, reports)));
    }

    /** Writes a record and takes it back. */
    void aborted(String area, long reports) {
        producer.beginTransaction();
        send(topics.rates(), Topics.rateKey(area, "voting"), record(area, null, reports));
        producer.flush();
        producer.abortTransaction();
    }

    private void transaction(Runnable writes) {
        producer.beginTransaction();
        writes.run();
        producer.commitTransaction();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit tells of a send that failed
    private void send(Topic<AreaRates> topic, String key, AreaRates value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    private static AreaRates record(String area, String hour, long reports) {
        IndicatorRate rate = new IndicatorRate(
                "group_voting", 1L, reports, 1.0 / reports, 0.0, 1.0, null, 1L, reports, 0L, 0L, 0L, 0L, null, null);
        return new AreaRates(
                area,
                "voting",
                hour,
                reports,
                reports,
                Instant.EPOCH.plusSeconds(reports),
                false,
                List.of(rate),
                List.of());
    }

    @Override
    public void close() {
        producer.close();
        try {
            serdes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both topics carry the same record; each has its own subject in the registry. */
    private record PerTopic(RecordSerdes serdes, Topics topics)
            implements org.apache.kafka.common.serialization.Serializer<AreaRates> {
        @Override
        public byte[] serialize(String topic, AreaRates value) {
            boolean day = topic.equals(topics.rates().name());
            return serdes.serializer(day ? topics.rates() : topics.ratesByHour())
                    .serialize(topic, value);
        }
    }
}
