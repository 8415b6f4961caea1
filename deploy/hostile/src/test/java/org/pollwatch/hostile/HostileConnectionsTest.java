package org.pollwatch.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pollwatch.benchmark.bed.Child;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.cluster.Cluster;

/**
 * A gateway in a process of its own on a real broker, besieged, while observers report: all of their reports are taken, and 99 of
 * 100 within a second of what they take in quiet on the same machine just before. The slowest hundredth says as much of what else
 * the machine does as of the gateway, so it is held to that with {@code -Dtests.long=true} and the median otherwise.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostileConnectionsTest {
    private static final boolean LONG = Boolean.getBoolean("tests.long");
    private static final int IDLE = Integer.getInteger("hostile.idle", LONG ? 10_000 : 1_000);
    private static final String MISSION = "river-2026";
    private static final int ENOUGH = LONG ? 500 : 250;
    private static final double HELD_TO = LONG ? 0.99 : 0.5;
    private static final int PATIENCE_SECONDS = 8;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final long A_SECOND = 1_000;
    private static final String PATH = "/v1/missions/" + MISSION + "/reports";

    private static Cluster cluster;
    private static Child gateway;
    private static int port;
    private static String token;

    private Observers observers;
    private long quiet;
    private long quietP99;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        Topics topics = cluster.publish(Cluster.mission(MISSION));
        try (RecordSerdes serdes = new RecordSerdes(cluster.registryUrl());
                TeamRegistry teams = new TeamRegistry(cluster.bootstrap(), serdes, topics)) {
            token = teams.add("T1", List.of());
        }
        port = FreePort.any("127.0.0.1");
        gateway = Child.start(
                "gateway",
                cluster.directory("output"),
                List.of("-Xmx512m"),
                GatewayProgram.class,
                List.of(
                        MISSION,
                        cluster.bootstrap(),
                        cluster.registryUrl(),
                        "" + port,
                        "" + (IDLE + 2_000),
                        "" + PATIENCE_SECONDS));
        gateway.awaitReady();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        cluster.close();
    }

    @BeforeEach
    void report() {
        observers = new Observers(port, MISSION, token);
        measured("warm");
        observers.measureFromNow();
        measured("in quiet");
        quiet = observers.took(HELD_TO);
        quietP99 = observers.took(0.99);
        observers.measureFromNow();
    }

    private void measured(String when) {
        await(when).atMost(SOON).until(() -> observers.measured() >= ENOUGH);
    }

    @AfterEach
    void end() {
        observers.close();
    }

    private void othersReportOn(String meanwhile) {
        measured("reports meanwhile");
        System.out.printf(
                "hostile: %s: other observers p50 %d, p99 %d ms (in quiet p99 %d) over %d reports, answers %s%n",
                meanwhile,
                observers.took(0.5),
                observers.took(0.99),
                quietP99,
                observers.measured(),
                observers.answers());
        assertThat(observers.answers()).as(meanwhile).containsOnlyKeys(201);
        assertThat(observers.took(HELD_TO))
                .as("ms that a share of %s took: %s", HELD_TO, meanwhile)
                .isLessThan(quiet + A_SECOND);
    }

    private static String head(String more) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\n" + more;
    }

    @Test
    void shouldServeOthersWhileThousandsOfConnectionsAreIdleAndCloseThose() throws IOException {
        try (Crowd idle = new Crowd(port).join(IDLE, "")) {
            othersReportOn(idle.size() + " idle connections");
            await("idle ones closed").atMost(SOON).until(() -> idle.open() == 0);
        }
    }

    @Test
    void shouldServeOthersWhileHeadsAndBodiesTrickleAndCloseThose() throws IOException {
        try (Crowd heads = new Crowd(port).join(300, head("X-Slow: "));
                Crowd bodies = new Crowd(port).join(300, head("Content-Length: 100000\r\n\r\n{"))) {
            await("all of them closed").atMost(SOON).until(() -> {
                heads.trickle("a");
                bodies.trickle(" ");
                return heads.open() + bodies.open() == 0;
            });
            othersReportOn("600 heads and bodies that trickle");
        }
    }

    @Test
    void shouldServeOthersWhileBombsAndGarbageCome() throws IOException {
        byte[] bomb = bomb(200 << 20);
        byte[] large = new byte[10 << 20];
        Random random = new Random(1);
        while (observers.measured() < ENOUGH) {
            answered(bytes(head("X-Bomb: " + "a".repeat(1 << 20) + "\r\n\r\n")), "431", "");
            answered(bytes("GET /" + "a".repeat(1 << 20) + " HTTP/1.1\r\nHost: x\r\n\r\n"), "414", "");
            answered(
                    join(bytes(head("Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")), bomb),
                    "413");
            answered(join(bytes(head("Content-Length: " + large.length + "\r\n\r\n")), large), "413");
            byte[] garbage = new byte[10_000];
            random.nextBytes(garbage);
            answered(join(bytes("GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50)), garbage), "404");
        }
        othersReportOn("header, address and gzip bombs, 10 MB bodies, pipelined garbage");
    }

    /** @param expected statuses that may be answered; empty where the connection may just be closed */
    private static void answered(byte[] request, String... expected) throws IOException {
        String answer = "";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException cutOff) {
                // Nobody reads a bomb to its end.
            }
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            answer = line.replaceFirst("^HTTP/1\\.[01] ", "");
        } catch (SocketTimeoutException hangs) {
            throw new AssertionError("neither answered nor closed", hangs);
        } catch (SocketException closed) {
            // An answer may be lost with the connection.
            return;
        }
        assertThat(answer).isIn((Object[]) expected);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] bomb(int plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int left = plain; left > 0; left -= blanks.length) {
                gzip.write(blanks);
            }
        }
        return packed.toByteArray();
    }
}
