package org.pollwatch.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.WholeSet;

/**
 * A whole set after a small day of the made-up mission: seventeen voting reports, eight of the highland, three of the
 * confluence and six of the delta, a statement frozen over them and released.
 */
final class ReleasedDay implements AutoCloseable {
    static final String MISSION = "river-2026";
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-09-27T15:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Topics topics = Topics.of(MISSION);
    private final WholeSet set;
    private final LocalSet.Base base;
    private final LastWords watcher;

    private ReleasedDay(Path directory) throws Exception {
        Path folder = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", MISSION);
        ServedMission mission = new ServedMission(folder, MissionDirectory.load(folder));
        LocalSet.Settings local = new LocalSet.Settings(directory, HOST, FreePort.any(HOST), FreePort.any(HOST));
        set = WholeSet.hold(new WholeSet.Settings(local, FreePort.any(HOST), FreePort.any(HOST), List.of(mission)));
        base = set.start((name, address) -> {});
        watcher = watch();
    }

    /** @return a consumer that begins now, at the beginning */
    LastWords watch() {
        List<String> figures = Stream.of(topics.rates(), topics.ratesByHour(), topics.releasedRates())
                .map(Topic::name)
                .toList();
        return new LastWords(bootstrap(), registry(), figures);
    }

    /** @return the consumer that has been there all day */
    LastWords watcher() {
        return watcher;
    }

    /** The broker may throw away what is superseded within seconds, not only when a segment is full. */
    private void compactSoon() throws ExecutionException, InterruptedException {
        ConfigResource rates =
                new ConfigResource(ConfigResource.Type.TOPIC, topics.rates().name());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(
                            rates,
                            List.of(
                                    new AlterConfigOp(new ConfigEntry("segment.ms", "100"), AlterConfigOp.OpType.SET),
                                    new AlterConfigOp(
                                            new ConfigEntry("min.cleanable.dirty.ratio", "0.01"),
                                            AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    static ReleasedDay begin(Path directory) throws Exception {
        ReleasedDay day = new ReleasedDay(directory);
        day.compactSoon();
        day.report("AV-N1-00", 1, 5, 2);
        day.awaitReports(5);
        day.report("AV-N2-0", 10, 3, 2);
        day.awaitReports(8);
        day.report("AV-C1-0", 19, 3, 1);
        day.awaitReports(11);
        day.report("AV-S1-0", 31, 6, 1);
        day.awaitReports(17);
        return day;
    }

    String bootstrap() {
        return base.bootstrap();
    }

    String registry() {
        return base.registry().toString();
    }

    /** As if they had come through the gateway at noon, a minute apart; the first ones saw group voting. */
    private void report(String place, int first, int count, int saw) throws Exception {
        try (RecordSerdes serdes = new RecordSerdes(registry());
                KafkaProducer<String, org.pollwatch.contract.avro.Submission> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap(), "acks", "all"),
                        new StringSerializer(),
                        serdes.serializer(topics.submissions()))) {
            for (int i = 0; i < count; i++) {
                Instant at = NOON.plusSeconds(60L * (first + i));
                String id = UUID.nameUUIDFromBytes((place + (first + i)).getBytes(UTF_8))
                        .toString();
                SortedMap<String, Answer> answers =
                        new TreeMap<>(Map.of("group_voting", Answer.word(i < saw ? "yes" : "no")));
                Report report = new Report(id, 1, false, "voting", "2026-09-01", place + (first + i), at, answers);
                Submission submission = new Submission(report, "R01", Submission.Authority.TEAM, at, 1);
                producer.send(new ProducerRecord<>(
                                topics.submissions().name(), id, ReportRecords.write(submission, null, "example")))
                        .get();
            }
        }
    }

    /** Returns once headquarters has the country's figures of so many reports. */
    private void awaitReports(long count) {
        await(count + " reports are counted")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask("GET", "rates?area=AV&form=voting", "")
                                .at("/rates/0/reports")
                                .asLong()
                        == count);
        watcher.readOn();
    }

    /** Freezes what is there and lets it out, by headquarters' API. */
    void release() throws Exception {
        String id =
                ask("POST", "statements", "{\"title\": \"At noon\"}").path("id").asText();
        await("the statement is frozen").atMost(PATIENCE).until(() -> ask("GET", "statements/" + id, "")
                .path("state")
                .asText()
                .equals("draft"));
        ask("POST", "statements/" + id + "/release", "{}");
        await("it is public").atMost(PATIENCE).until(() -> ask("GET", "statements/" + id, "")
                .path("state")
                .asText()
                .equals("released"));
    }

    /** A series of a consumer's own: complaints by area. */
    void complain(Map<String, String> byArea) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap()), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("media.complaints", 1, (short) 1)))
                    .all()
                    .get();
            for (Map.Entry<String, String> it : byArea.entrySet()) {
                producer.send(new ProducerRecord<>("media.complaints", it.getKey(), it.getValue()))
                        .get();
            }
        }
    }

    /** Takes an export of headquarters away. */
    void download(String name, Path file) {
        await(name + " holds every report").atMost(PATIENCE).until(() -> {
            HttpResponse<Path> taken = http.send(request("export/" + name).GET().build(), BodyHandlers.ofFile(file));
            return taken.statusCode() == 200;
        });
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher sent =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpResponse<String> answer = http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, sent)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(set.headquarters() + "/v1/missions/" + MISSION + "/" + path));
    }

    @Override
    public void close() {
        watcher.close();
        set.close();
    }
}
