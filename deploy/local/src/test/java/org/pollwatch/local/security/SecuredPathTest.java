package org.pollwatch.local.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;
import org.pollwatch.local.access.ReadAccess;
import org.pollwatch.local.cli.CommandLines;
import org.pollwatch.local.doctor.Diagnosis;
import org.pollwatch.local.doctor.Doctor;
import org.pollwatch.local.doctor.Installation;
import org.pollwatch.local.service.MissionPublication;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** Everything works with no more rights than the table gives, under TLS, and no secret of it is seen anywhere. */
class SecuredPathTest {
    private static final String MISSION = "river-2026";
    private static final Topics TOPICS = Topics.of(MISSION);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NOTE = "Aurelia Plantedname said it at the door";
    /** Trusts nobody of ours: what is served in clear, or nothing. */
    private static final HttpClient CLEAR = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static Planted planted;
    private static SecuredBroker broker;
    private static RegistryDoor door;
    private static HttpClient http;
    private static Gateway gateway;
    private static Headquarters headquarters;
    private static String token;
    private static String password;

    @BeforeAll
    static void start() throws Exception {
        planted = opened(new Planted());
        planted.plant(NOTE);
        broker = opened(SecuredBroker.start(directory));
        RegistryProcess registry =
                opened(RegistryProcess.start(RegistrySettings.in(directory.resolve("data/registry"))));
        Path files = broker.files();
        door = opened(RegistryDoor.open(
                registry.url(),
                new InetSocketAddress("localhost", 0),
                files.resolve("servers/localhost.pem"),
                files.resolve("ca.pem")));
        Path certificate = files.resolve("servers/localhost.pem");
        planted.plant(Files.readAllLines(certificate).get(1));
        http = HttpClient.newBuilder().sslContext(trusting()).build();
        for (ServicePrincipal who : ServicePrincipal.values()) {
            List<String> key = Files.readAllLines(files.resolve("clients/" + who.word() + ".pem"));
            planted.plant(key.get(1));
        }
        planted.plant(Files.readString(files.resolve("ca/password")).strip());
        assertThat(CommandLines.of(Map.of())
                        .execute(
                                "security",
                                "rules",
                                "--mission=" + MISSION,
                                "--bootstrap=" + broker.bootstrap(),
                                "--client-config=" + files.resolve("clients/admin.properties")))
                .isZero();
        try (Admin admin = broker.admin()) {
            password = planted.plant(new ReadAccess(admin).add("media", List.of(TOPICS.releasedRates())));
        }
        new MissionPublication(broker.bootstrap(), registry(), broker.settings(ServicePrincipal.PUBLISHER))
                .publish(MissionDirectory.load(live()));
        try (RecordSerdes serdes = broker.settings(ServicePrincipal.TEAMS).serdes(registry());
                TeamRegistry teams = new TeamRegistry(broker.client(ServicePrincipal.TEAMS), serdes, TOPICS)) {
            token = planted.plant(teams.add("T1", List.of()));
        }
        TopologyService topology = opened(TopologyService.start(
                TopologySettings.of(MISSION, broker.bootstrap(), registry(), directory.resolve("data/topology"))
                        .with(broker.settings(ServicePrincipal.TOPOLOGY))));
        topology.awaitReady(PATIENCE);
        gateway = opened(Gateway.start(GatewaySettings.of(broker.bootstrap(), registry(), List.of(MISSION))
                .at("127.0.0.1", 0, 0)
                .with(broker.settings(ServicePrincipal.GATEWAY))
                .shownBy(certificate)));
        headquarters = opened(
                Headquarters.start(HeadquartersSettings.defaults(broker.bootstrap(), registry(), List.of(MISSION))
                        .withPorts(0, 0)
                        .withWarehouse(directory.resolve("data/warehouse"))
                        .with(broker.settings(ServicePrincipal.HEADQUARTERS))
                        .withCertificate(certificate)));
    }

    @AfterAll
    static void stop() throws Exception {
        while (!OPEN.isEmpty()) {
            OPEN.pop().close();
        }
    }

    private static <T extends AutoCloseable> T opened(T part) {
        OPEN.push(part);
        return part;
    }

    private static String registry() {
        return "https://localhost:" + door.port() + "/apis/ccompat/v7";
    }

    /** The mission with figures that are let out as they come. */
    private static Path live() throws IOException {
        Path from = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", MISSION);
        Path to = directory.resolve("mission");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path card = to.resolve("mission.yaml");
        Files.writeString(card, Files.readString(card).replace("partnerFeed: released", "partnerFeed: live"));
        return to;
    }

    /** Brokers and registry let nobody near without a certificate; the doctor has one. */
    @Test
    void shouldBeExaminedByTheDoctor() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Diagnosis> all = new Doctor(
                            new Installation(
                                    broker.settings(ServicePrincipal.ADMIN),
                                    broker.bootstrap(),
                                    registry(),
                                    MISSION,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Duration.ofMinutes(1)),
                            it -> {})
                    .examine();
            assertThat(all)
                    .extracting(Diagnosis::what)
                    .contains("brokers", "topology", "registry", "compatibility", "schemas");
            assertThat(all)
                    .allSatisfy(it -> assertThat(it.state()).as(it.toString()).isNotEqualTo(Diagnosis.State.FAILURE));
        });
    }

    @Test
    void shouldBringAReportFromThePhoneToThePartnerAndNoSecretAnywhere() throws Exception {
        assertThat(post("\"yes\"").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = post("\"" + NOTE + "\"");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);

        await("headquarters shows it").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get("/v1/missions/" + MISSION + "/rates?form=voting&area=AV"))
                .contains("\"id\":\"group_voting\",\"flagged\":1,\"applicable\":1"));
        Map<String, Object> partner = broker.partner("media", password);
        partner.put("group.id", "media.desk");
        partner.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(partner, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPICS.releasedRates().name()));
            await("the partner reads it").atMost(PATIENCE).until(() -> !consumer.poll(Duration.ofMillis(200))
                    .isEmpty());
        }

        assertThat(planted.linesHeard()).anyMatch(it -> it.contains("starting headquarters"));
        assertThat(planted.inLogs()).isEmpty();
        assertThat(planted.inTopics(broker.client(ServicePrincipal.ADMIN))).isEmpty();
        assertThat(planted.inFiles(directory.resolve("data"))).isEmpty();
        assertThat(planted.in("gateway's metrics", metrics(gateway.managementPort())))
                .isEmpty();
        assertThat(planted.in("headquarters' metrics", metrics(headquarters.managementPort())))
                .isEmpty();
        assertThat(planted.in("the answer", refused.body())).isEmpty();

        planted.plant("AV-N1-001"); // what is there is found
        assertThat(planted.inTopics(broker.client(ServicePrincipal.ADMIN))).isNotEmpty();
        assertThat(planted.inFiles(directory.resolve("data"))).isNotEmpty();
    }

    @Test
    void shouldLetOnlyThePublisherWriteSchemas() throws Exception {
        String subject = "/subjects/" + TOPICS.rates().subject();
        String schema = "{\"schema\":\"\\\"string\\\"\"}";
        for (ServicePrincipal who : ServicePrincipal.values()) {
            boolean writer = who == ServicePrincipal.PUBLISHER || who == ServicePrincipal.ADMIN;
            assertThat(ask(who, "GET", subject + "/versions", ""))
                    .as(who.word())
                    .isEqualTo(200);
            assertThat(ask(who, "POST", "/subjects/forged-value/versions", schema) == 403)
                    .as(who + " registers")
                    .isNotEqualTo(writer);
            if (!writer) {
                assertThat(ask(who, "DELETE", subject, "")).as(who.word()).isEqualTo(403);
                assertThat(ask(who, "PUT", "/config", "{\"compatibility\":\"NONE\"}"))
                        .as(who.word())
                        .isEqualTo(403);
                assertThat(ask(who, "GET", "/../../registry/v3/admin/rules", ""))
                        .as("Apicurio's own interface, for %s", who.word())
                        .isEqualTo(403);
            }
        }
        assertThatThrownBy(() -> ask(trusting(), "GET", subject + "/versions", ""))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldSpeakToPhonesAndBrowsersUnderTlsAlone() {
        for (int port : new int[] {gateway.port(), headquarters.port()}) {
            HttpRequest clear = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/contract/http"))
                    .build();
            HttpRequest secure = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/contract/http"))
                    .build();
            assertThatThrownBy(() -> CLEAR.send(clear, BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> CLEAR.send(secure, BodyHandlers.discarding()))
                    .as("its authority is ours, and this client does not know it")
                    .isInstanceOf(SSLException.class);
        }
    }

    /** What everybody has who only trusts our authority. */
    private static SSLContext trusting() {
        return Tls.context(Map.of(
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                broker.files().resolve("ca.pem").toString()));
    }

    private static int ask(ServicePrincipal who, String method, String path, String body) throws Exception {
        return ask(Tls.context(broker.settings(who).values()), method, path, body);
    }

    private static int ask(SSLContext context, String method, String path, String body) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<String> post(String groupVoting) {
        String report =
                """
                {"reportId":"%s","revision":1,"form":"voting","formVersion":"2026-09-01","place":"AV-N1-001",
                 "observedAt":"2026-09-27T10:15:00-02:30","answers":{"group_voting":%s}}"""
                        .formatted(UUID.randomUUID(), groupVoting);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + gateway.port() + "/v1/missions/" + MISSION + "/reports"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report))
                .build();
        return await("an answer")
                .atMost(PATIENCE)
                .until(() -> http.send(request, BodyHandlers.ofString()), it -> it.statusCode() != 503);
    }

    private static String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + headquarters.port() + path))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static String metrics(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return CLEAR.send(request, BodyHandlers.ofString()).body();
    }
}
