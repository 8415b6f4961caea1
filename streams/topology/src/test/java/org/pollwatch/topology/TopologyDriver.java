package org.pollwatch.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.ClockTick;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.counting.Submission;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Figures;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.LogRecords;
import org.pollwatch.topology.avro.AreaDelta;

/** The real topology on the test driver, with a registry in memory. */
final class TopologyDriver implements AutoCloseable {
    private static final int FRAME = 5;

    private final Topics topics;
    private final RecordSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> submissions;
    private final TestInputTopic<String, byte[]> reviews;
    private final TestInputTopic<String, byte[]> series;
    private final TestInputTopic<String, byte[]> clock;
    private final Map<String, AreaRates> rates = new TreeMap<>();
    private final Map<String, Finding> findings = new TreeMap<>();
    private final Map<String, AreaCoverage> coverage = new TreeMap<>();
    private final Map<String, QuickCount> quickCount = new TreeMap<>();

    TopologyDriver(Mission... revisions) {
        this(revisions[0].id(), read(revisions), new MemoryRegistry(), Instant.EPOCH);
    }

    /** @param start what the wall clock says at first */
    TopologyDriver(String mission, Revisions revisions, SchemaRegistryClient registry, Instant start) {
        this.topics = Topics.of(mission);
        this.serdes = new RecordSerdes(registry, "mock://unused");
        topics.all().forEach(this::register);
        this.driver = new TopologyTestDriver(build(topics, serdes, revisions), properties(), start);
        this.submissions = input(topics.submissions());
        this.reviews = input(topics.reviews());
        this.series = input(topics.series());
        this.clock = input(topics.clock());
    }

    private TestInputTopic<String, byte[]> input(Topic<?> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
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

    void send(List<? extends Happening> history) {
        history.forEach(this::send);
    }

    /** Writes it to the topic that it belongs to. */
    void send(Happening happening) {
        if (happening instanceof Happening.Submitted it) {
            send(it.submission());
        } else if (happening instanceof Happening.Reviewed it) {
            sendReview(LogRecords.of(it));
        } else if (happening instanceof Happening.Announced it) {
            SeriesFigure figure = LogRecords.of(it);
            sendSeriesBytes(it.key(), figure == null ? null : bytes(topics.series(), figure));
        } else if (happening instanceof Happening.Ticked it) {
            tick(it.at());
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

    /** Headquarters decides about the report. */
    void sendReview(String reportId, ReviewAction action) {
        sendReview(new Review(reportId, action, null, "because", "desk", Instant.EPOCH, null));
    }

    /** Headquarters asks for the report to be counted by a later definition. */
    void sendRestatement(String reportId, long definitionRevision) {
        sendReview(
                new Review(reportId, ReviewAction.RESTATE, definitionRevision, "because", "desk", Instant.EPOCH, null));
    }

    void sendReview(Review review) {
        sendReviewBytes(review.getReportId(), bytes(topics.reviews(), review));
    }

    void sendReviewBytes(String key, byte[] bytes) {
        reviews.pipeInput(key, bytes, Instant.EPOCH);
    }

    /** Headquarters enters an announced figure. */
    void sendSeries(SeriesFigure figure) {
        sendSeriesBytes(Topics.seriesKey(figure), bytes(topics.series(), figure));
    }

    /** @param bytes null to take the figure back */
    void sendSeriesBytes(String key, byte[] bytes) {
        series.pipeInput(key, bytes, Instant.EPOCH);
    }

    /** The log tells what time it is. */
    void tick(Instant at) {
        clock.pipeInput("1", bytes(topics.clock(), new ClockTick(at)), Instant.EPOCH);
    }

    <V> byte[] bytes(Topic<V> topic, V value) {
        return serdes.serializer(topic).serialize(topic.name(), value);
    }

    /** Puts a change straight in front of the area tallies, as no guard would let it through. */
    void sendDelta(AreaDelta delta) {
        String topic = settings("test").applicationId() + "-" + StoreNames.BY_AREA + "-repartition";
        driver.createInputTopic(topic, new StringSerializer(), new InternalSerde<>(AreaDelta.class).serializer())
                .pipeInput("any", delta);
    }

    /** Lets the wall clock run until everything dirty was published. */
    void publish() {
        for (int i = 0; i < 60; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(40));
        }
    }

    /** @return how many records of a topic were told to be unreadable */
    long unreadable(String noun) {
        return driver.metrics().entrySet().stream()
                .filter(it -> it.getKey().name().equals("unreadable-total")
                        && it.getKey().tags().containsValue(noun))
                .mapToLong(it -> ((Number) it.getValue().metricValue()).longValue())
                .sum();
    }

    /** Publishes, and gives the findings that stand, by id. */
    Map<String, Finding> findings() {
        findingChanges();
        return findings;
    }

    /** Publishes, and gives what the findings topic said since the last call, in order. */
    List<Finding> findingChanges() {
        publish();
        List<Finding> changes = output(topics.findings()).readValuesToList();
        for (Finding finding : changes) {
            if (finding.getState() == FindingState.RAISED) {
                findings.put(finding.getId(), finding);
            } else {
                findings.remove(finding.getId());
            }
        }
        return changes;
    }

    /** Publishes, and gives the last coverage of every area and form, by key. */
    Map<String, AreaCoverage> coverage() {
        publish();
        output(topics.coverage()).readKeyValuesToList().forEach(it -> coverage.put(it.key, it.value));
        return coverage;
    }

    /** Publishes, and gives the last quick count of every contest. */
    Map<String, QuickCount> quickCount() {
        publish();
        output(topics.quickCount()).readKeyValuesToList().forEach(it -> quickCount.put(it.key, it.value));
        return quickCount;
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

    /** @return the headers of each key's last record, since the last call */
    Map<String, Map<String, String>> lastHeaders(Topic<?> topic) {
        Map<String, Map<String, String>> last = new TreeMap<>();
        output(topic.name(), new ByteArrayDeserializer()).readRecordsToList().forEach(it -> {
            Map<String, String> headers = new TreeMap<>();
            it.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            last.put(it.key(), headers);
        });
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
