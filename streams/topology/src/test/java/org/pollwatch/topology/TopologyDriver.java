package org.pollwatch.topology;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;

/** The real topology on the test driver, with a registry in memory. */
final class TopologyDriver implements AutoCloseable {
    private final Topics topics;
    private final RecordSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> submissions;

    TopologyDriver(Mission... revisions) {
        this.topics = Topics.of(revisions[0].id());
        this.serdes = new RecordSerdes(new MockSchemaRegistryClient(), "mock://unused");
        topics.all().forEach(this::register);
        this.driver = new TopologyTestDriver(build(topics, serdes, revisions), properties(), Instant.EPOCH);
        this.submissions =
                driver.createInputTopic(topics.submissions().name(), new StringSerializer(), new ByteArraySerializer());
    }

    static TopologySettings settings(String mission) {
        return TopologySettings.of(mission, "unused:9092", "mock://unused", Path.of("target", "unused-state"))
                .forTestDriver();
    }

    static Topology build(Topics topics, RecordSerdes serdes, Mission... revisions) {
        TopologySettings settings = settings(topics.mission());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties())));
        Rulebook rulebook = new Rulebook(read(revisions), Duration.ofMillis(50));
        return PollwatchTopology.build(settings, topics, serdes, rulebook, builder);
    }

    private static Properties properties() {
        return StreamsConfiguration.of(settings("test"));
    }

    private static Revisions read(Mission... revisions) {
        return new Revisions() {
            @Override
            public Optional<Mission> at(long revision) {
                return List.of(revisions).stream()
                        .filter(it -> it.revision() == revision)
                        .findFirst();
            }

            @Override
            public long newest() {
                return revisions[revisions.length - 1].revision();
            }
        };
    }

    private void register(Topic<?> topic) {
        try {
            serdes.registry().register(topic.subject(), new AvroSchema(topic.schema()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Topics topics() {
        return topics;
    }

    void send(List<Happening> history) {
        history.forEach(this::send);
    }

    void send(Happening happening) {
        byte[] bytes = serdes.serializer(topics.submissions())
                .serialize(topics.submissions().name(), ReportRecords.write(happening.submission(), null, "test"));
        sendBytes(happening.submission().report().reportId(), bytes);
    }

    void sendBytes(String key, byte[] bytes) {
        submissions.pipeInput(key, bytes, Instant.EPOCH);
    }

    /** Lets the wall clock run until everything dirty was published. */
    void publish() {
        for (int i = 0; i < 40; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(15));
        }
    }

    List<Receipt> receipts() {
        return output(topics.receipts()).readValuesToList();
    }

    Map<String, EffectiveReport> reports() {
        Map<String, EffectiveReport> last = new TreeMap<>();
        output(topics.reports()).readKeyValuesToList().forEach(it -> last.put(it.key, it.value));
        last.values().removeIf(java.util.Objects::isNull);
        return last;
    }

    /** @return every record of both rates topics since the last call, in order */
    List<AreaRates> published() {
        List<AreaRates> all = new java.util.ArrayList<>(output(topics.rates()).readValuesToList());
        all.addAll(output(topics.ratesByHour()).readValuesToList());
        return all;
    }

    private <V> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic));
    }

    @Override
    public void close() {
        driver.close();
    }
}
