package org.pollwatch.topology;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Submission;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Figures;
import org.pollwatch.oracle.Happening;
import org.pollwatch.topology.avro.AreaDelta;

/** The real topology on the test driver, with a registry in memory. */
final class TopologyDriver implements AutoCloseable {
    private static final int FRAME = 5;

    private final Topics topics;
    private final RecordSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> submissions;
    private final Map<String, AreaRates> rates = new TreeMap<>();

    TopologyDriver(Mission... revisions) {
        this(revisions[0].id(), read(revisions), new MemoryRegistry(), Instant.EPOCH);
    }

    /** @param start what the wall clock says at first */
    TopologyDriver(String mission, Revisions revisions, SchemaRegistryClient registry, Instant start) {
        this.topics = Topics.of(mission);
        this.serdes = new RecordSerdes(registry, "mock://unused");
        topics.all().forEach(this::register);
        this.driver = new TopologyTestDriver(build(topics, serdes, revisions), properties(), start);
        this.submissions =
                driver.createInputTopic(topics.submissions().name(), new StringSerializer(), new ByteArraySerializer());
    }

    static TopologySettings settings(String mission) {
        return TopologySettings.of(mission, "unused:9092", "mock://unused", Path.of("target", "unused-state"))
                .forTestDriver();
    }

    static Topology build(Topics topics, RecordSerdes serdes, Revisions revisions) {
        TopologySettings settings = settings(topics.mission());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties())));
        Rulebook rulebook = new Rulebook(revisions, Duration.ofMillis(500));
        return PollwatchTopology.build(settings, topics, serdes, rulebook, builder);
    }

    private static Properties properties() {
        return StreamsConfiguration.of(settings("test"));
    }

    /** All of them read before anything is counted, the newest last. */
    static Revisions read(Mission... revisions) {
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
        if (happening instanceof Happening.Submitted it) {
            send(it.submission());
        }
    }

    void send(Submission... sent) {
        for (Submission submission : sent) {
            sendBytes(submission.report().reportId(), bytes(submission));
        }
    }

    byte[] bytes(Submission submission) {
        return serdes.serializer(topics.submissions())
                .serialize(topics.submissions().name(), ReportRecords.write(submission, null, "test"));
    }

    /** @param key null for a record without one */
    void sendBytes(String key, byte[] bytes) {
        submissions.pipeInput(key, bytes, Instant.EPOCH);
    }

    /** Puts a change straight in front of the area tallies, as no guard would let it through. */
    void sendDelta(AreaDelta delta) {
        String topic = settings("test").applicationId() + "-" + StoreNames.BY_AREA + "-repartition";
        driver.createInputTopic(topic, new StringSerializer(), new InternalSerde<>(AreaDelta.class).serializer())
                .pipeInput("any", delta);
    }

    /** Lets the wall clock run until everything dirty was published. */
    void publish() {
        for (int i = 0; i < 100; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(15));
        }
    }

    List<Receipt> receipts() {
        return output(topics.receipts()).readValuesToList();
    }

    Map<String, EffectiveReport> reports() {
        Map<String, EffectiveReport> last = new TreeMap<>();
        output(topics.reports()).readKeyValuesToList().forEach(it -> last.put(it.key, it.value));
        last.values().removeIf(Objects::isNull);
        return last;
    }

    /** @return what the reports topic said since the last call, one line each: the report id, and its revision if it counts */
    List<String> reportChanges() {
        return output(topics.reports()).readKeyValuesToList().stream()
                .map(it -> it.key + (it.value == null ? " gone" : " " + it.value.getRevision()))
                .toList();
    }

    /** @return every record of both rates topics since the last call, in order */
    List<AreaRates> published() {
        List<AreaRates> all = new ArrayList<>(output(topics.rates()).readValuesToList());
        all.addAll(output(topics.ratesByHour()).readValuesToList());
        return all;
    }

    /** Publishes, and gives the last record of the key in either rates topic. */
    AreaRates rates(String key) {
        publish();
        published().forEach(it -> rates.put(Figures.key(it), it));
        assertKnown(key);
        return rates.get(key);
    }

    private void assertKnown(String key) {
        if (!rates.containsKey(key)) {
            throw new AssertionError("nothing was published under " + key + ", only under " + rates.keySet());
        }
    }

    /** @return the figures last published under the key, by name, zeros left out */
    Map<String, Long> figures(String key) {
        return Figures.of(rates(key));
    }

    /** @return the keys in the store, sorted */
    List<String> stored(String store) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Object> all =
                driver.<String, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(it -> keys.add(it.key));
        }
        return keys;
    }

    /** @return the last Avro body of each key in hexadecimal digits, without frame; tombstones are left out */
    Map<String, String> lastBodies(Topic<?> topic) {
        Map<String, String> last = new TreeMap<>();
        output(topic.name(), new ByteArrayDeserializer())
                .readKeyValuesToList()
                .forEach(it -> last.put(it.key, it.value == null ? "" : body(it.value)));
        last.values().removeIf(String::isEmpty);
        return last;
    }

    private static String body(byte[] framed) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(framed, FRAME, framed.length));
    }

    private <V> TestOutputTopic<String, V> output(Topic<V> topic) {
        return output(topic.name(), serdes.deserializer(topic));
    }

    private <V> TestOutputTopic<String, V> output(String topic, Deserializer<V> values) {
        return driver.createOutputTopic(topic, new StringDeserializer(), values);
    }

    @Override
    public void close() {
        driver.close();
    }
}
