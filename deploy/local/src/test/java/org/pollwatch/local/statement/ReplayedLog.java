package org.pollwatch.local.statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionPublisher;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.series.SeriesPublisher;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.simulator.day.ElectionDay;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.day.Sending;
import org.pollwatch.simulator.plan.ReplayPlan;

/** A mission's replay written to the log as the gateway would have: every repetition and correction of the day. */
final class ReplayedLog implements AutoCloseable {
    private static final long SEED = 1;

    private final Map<String, Object> client;
    private final RecordSerdes serdes;

    ReplayedLog(String bootstrap, String registry) {
        this.client = Map.of("bootstrap.servers", bootstrap);
        this.serdes = new RecordSerdes(registry);
    }

    Map<String, Object> client() {
        return client;
    }

    RecordSerdes serdes() {
        return serdes;
    }

    Topics publish(MissionFiles files) throws IOException {
        Topics topics = Topics.of(files.mission().id());
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin, serdes).ensure(topics, (short) 1);
            String bootstrap = client.get("bootstrap.servers").toString();
            try (DefinitionPublisher publisher = DefinitionPublisher.open(bootstrap, topics, serdes);
                    SeriesPublisher series = SeriesPublisher.open(client, topics, serdes)) {
                publisher.publish(files);
                series.publish(files.series());
            }
        }
        return topics;
    }

    /** @param change what is done to every report before it is written */
    void replay(MissionFiles files, Topics topics, UnaryOperator<Report> change) throws Exception {
        ElectionDay day = ElectionDay.of(files, ReplayPlan.of(files, SEED), SEED, Noise.ordinary());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (Sending sending : day.sendings()) {
                for (Report report : sending.reports()) {
                    Submission submission =
                            new Submission(change.apply(report), sending.team(), Authority.TEAM, sending.at(), 1);
                    sent.add(send(
                            producer,
                            topics.submissions(),
                            report.reportId(),
                            ReportRecords.write(submission, null, "test")));
                }
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    <V> void write(Topic<V> topic, String key, V value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            send(producer, topic, key, value).get();
        }
    }

    private <V> Future<RecordMetadata> send(
            KafkaProducer<String, byte[]> producer, Topic<V> topic, String key, V value) {
        byte[] bytes = serdes.serializer(topic).serialize(topic.name(), value);
        return producer.send(new ProducerRecord<>(topic.name(), key, bytes));
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 32 << 20);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() throws IOException {
        serdes.close();
    }
}
