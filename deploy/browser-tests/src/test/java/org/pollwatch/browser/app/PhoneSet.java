package org.pollwatch.browser.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.query.QueryPhrase;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.GatewayPart;
import org.pollwatch.local.service.PublishedMission;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.TopologyPart;
import org.pollwatch.mission.Mission;

/** Broker, registry, topology and gateway for one mission, with a line to phones and teams that can be revoked. */
final class PhoneSet implements AutoCloseable {

    static final String MISSION = "river-2026";
    private static final Topics TOPICS = Topics.of(MISSION);
    private static final String HOST = "127.0.0.1";

    private final Path directory = Files.createTempDirectory("pollwatch-phone");
    private final KeyPair keys = AttachmentKeys.generate();
    private final int gatewayPort = FreePort.any(HOST);
    private final ServedMission mission;
    private final LocalSet set;
    private final LocalSet.Base base;
    private final GatewayPart part;
    private final Line line;
    private Optional<LocalSet.Running> gateway;

    PhoneSet() throws Exception {
        Path folder = missionWithOwnKey();
        mission = new ServedMission(folder, MissionDirectory.load(folder));
        set = LocalSet.hold(
                new LocalSet.Settings(directory.resolve("set"), HOST, FreePort.any(HOST), FreePort.any(HOST)));
        base = set.start(
                List.of(new PublishedMission(mission.files()), new TopologyPart(MISSION, 1)), (name, address) -> {});
        part = new GatewayPart(HOST, gatewayPort, List.of(mission));
        gateway = Optional.of(part.start(base));
        line = new Line(URI.create("http://" + HOST + ":" + gatewayPort), 0);
    }

    /** The repository's mission, but with a key whose private part is at hand. */
    private Path missionWithOwnKey() throws IOException {
        Path source = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", MISSION);
        Path folder = directory.resolve(MISSION);
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.toList()) {
                Files.copy(file, folder.resolve(source.relativize(file).toString()));
            }
        }
        Path card = folder.resolve("mission.yaml");
        String key = AttachmentKeys.write((RSAPublicKey) keys.getPublic());
        Files.writeString(card, Files.readString(card).replaceFirst("(?m)^publicKey: .*$", "publicKey: " + key));
        return folder;
    }

    /** Opens notes and pictures. */
    PrivateKey privateKey() {
        return keys.getPrivate();
    }

    /** Everything that broker, registry, topology and gateway have written. */
    Path data() {
        return directory.resolve("set");
    }

    String bootstrap() {
        return base.bootstrap();
    }

    URI registry() {
        return base.registry();
    }

    Mission mission() {
        return mission.files().mission();
    }

    Line line() {
        return line;
    }

    ReportTrail trail() {
        return new ReportTrail(base.bootstrap(), base.registry(), TOPICS);
    }

    /** A new team's link to the page. */
    String link(String team, String... areas) throws IOException {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                TeamRegistry teams = new TeamRegistry(base.bootstrap(), serdes, TOPICS)) {
            return line.address() + "#m=" + MISSION + "&t=" + teams.add(team, List.of(areas));
        }
    }

    /** @param question null where the whole report is meant */
    static Query query(EffectiveReport report, String question, QueryPhrase phrase) {
        return Query.newBuilder()
                .setQueryId(UUID.randomUUID().toString())
                .setTeam(report.getTeam())
                .setReportId(report.getReportId())
                .setForm(report.getForm())
                .setPlace(report.getPlace())
                .setQuestion(question)
                .setPhrase(phrase.id())
                .setState(QueryState.ASKED)
                .setAskedRevision(report.getRevision())
                .setAskedAt(Instant.now())
                .setAskedBy("analyst")
                .build();
    }

    /** Headquarters says something about a question back. */
    void write(Query query) throws Exception {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                KafkaProducer<String, Query> producer = new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, base.bootstrap()),
                        new StringSerializer(),
                        serdes.serializer(TOPICS.queries()))) {
            producer.send(new ProducerRecord<>(TOPICS.queries().name(), Topics.queryKey(query), query))
                    .get();
        }
    }

    void revoke(String team) throws IOException {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                TeamRegistry teams = new TeamRegistry(base.bootstrap(), serdes, TOPICS)) {
            teams.revoke(team);
        }
    }

    /** Neither line nor gateway answers. */
    void kill() {
        line.cut();
        stopGateway();
    }

    private void stopGateway() {
        gateway.ifPresent(running -> {
            try {
                running.part().close();
            } catch (Exception failed) {
                throw new IllegalStateException("the gateway did not stop in order", failed);
            }
        });
        gateway = Optional.empty();
    }

    void revive() {
        gateway = Optional.of(part.start(base));
        line.mend();
    }

    @Override
    public void close() throws IOException {
        line.close();
        stopGateway();
        set.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
