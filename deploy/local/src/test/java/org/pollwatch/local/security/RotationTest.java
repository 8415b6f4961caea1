package org.pollwatch.local.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.cli.CommandLines;

/** Certificates change while reports come in, and not one is refused. */
class RotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.of("river-2026");

    @TempDir
    private Path directory;

    @Test
    void shouldRenewAServiceAndABrokerWhileAProducerRuns() throws Exception {
        try (SecuredBroker broker = SecuredBroker.start(directory);
                Admin admin = broker.admin()) {
            broker.makeTopics(TOPICS);
            AccessRules rules = new AccessRules(admin);
            int written = rules.write(TOPICS.mission()).total();
            assertThat(rules.write(TOPICS.mission()))
                    .as("rules once written stand at once")
                    .isEqualTo(new AccessRules.Change(0, 0, written));
            SecurityDirectory files = new SecurityDirectory(broker.files(), broker.files(), 30);
            try (Writing running = new Writing(broker.client(ServicePrincipal.GATEWAY))) {
                running.awaitMore();
                Certificate brokersOld = shownBy(broker);

                Certificate gatewaysOld = first(broker.files().resolve("clients/gateway.pem"));
                Path gateway = files.renew("gateway");
                try (Writing restarted = new Writing(broker.client(ServicePrincipal.GATEWAY))) {
                    restarted.awaitMore();
                    running.awaitMore();
                }
                assertThat(first(gateway)).isNotEqualTo(gatewaysOld);

                Path pem = broker.files().resolve("brokers/" + SecuredBroker.HOST + ".pem");
                assertThat(CommandLines.of(Map.of())
                                .execute(
                                        "security",
                                        "renew",
                                        broker.files().toString(),
                                        SecuredBroker.HOST,
                                        "--broker=" + SecuredBroker.NODE,
                                        "--bootstrap=" + broker.bootstrap(),
                                        "--client-config=" + broker.files().resolve("clients/admin.properties")))
                        .isZero();
                await("a new connection sees the new certificate")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(shownBy(broker)).isEqualTo(first(pem)));
                assertThat(first(pem)).isNotEqualTo(brokersOld);
                running.awaitMore();
                try (Writing fresh = new Writing(broker.client(ServicePrincipal.GATEWAY))) {
                    fresh.awaitMore();
                }
            }
        }
    }

    private static Certificate first(Path pem) throws Exception {
        String text = Files.readString(pem);
        byte[] certificates =
                text.substring(text.indexOf("-----BEGIN CERTIFICATE")).getBytes(StandardCharsets.US_ASCII);
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificates));
    }

    private static Certificate shownBy(SecuredBroker broker) throws Exception {
        SSLContext context =
                Tls.context(broker.settings(ServicePrincipal.GATEWAY).values());
        String[] address = broker.bootstrap().split(":", -1);
        try (Socket socket = context.getSocketFactory().createSocket(address[0], Integer.parseInt(address[1]))) {
            SSLSocket secure = (SSLSocket) socket;
            secure.startHandshake();
            return secure.getSession().getPeerCertificates()[0];
        }
    }

    /** A gateway's producer that never pauses; every refusal is kept. */
    private static final class Writing implements AutoCloseable {
        private final KafkaProducer<String, String> producer;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final AtomicBoolean end = new AtomicBoolean();
        private final AtomicLong taken = new AtomicLong();
        private final Future<List<String>> faults;

        Writing(Map<String, Object> client) {
            client.put("acks", "all");
            producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
            faults = thread.submit(this::run);
        }

        private List<String> run() {
            List<String> seen = new ArrayList<>();
            while (!end.get()) {
                try {
                    producer.send(new ProducerRecord<>(TOPICS.submissions().name(), "key", "value"))
                            .get();
                    taken.incrementAndGet();
                } catch (Exception e) {
                    seen.add(e.toString());
                }
            }
            return seen;
        }

        void awaitMore() {
            long wanted = taken.get() + 100;
            await("100 more records").atMost(PATIENCE).until(() -> taken.get() >= wanted);
        }

        @Override
        public void close() {
            end.set(true);
            assertThat(faults).succeedsWithin(PATIENCE).satisfies(refused -> assertThat(refused)
                    .withFailMessage("refused: %s", refused)
                    .isEmpty());
            thread.shutdown();
            producer.close();
        }
    }
}
