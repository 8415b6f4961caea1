package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.gateway.http.ConnectionLimits;

/** Connections that trickle, or are too many, are closed; who reports at an observer's pace is not. */
class SlowConnectionTest {
    private static final int MOST = 4;
    private static final String HEAD =
            "POST /v1/missions/river-2026/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServedGateway.TOKEN
                    + "\r\nContent-Type: application/json\r\n";

    private final ServedGateway gateway = ServedGateway.start(
            it -> it.with(new ConnectionLimits(100, MOST, Duration.ofSeconds(2), Duration.ofSeconds(2), 4_000)));
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        gateway.close();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(50);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One byte more; until the other side has gone. */
    private static boolean isClosedAfter(Socket socket, String more) {
        try {
            send(socket, more);
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (SocketException closed) {
            return true;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldCloseAHeadThatTrickles() throws IOException {
        Socket socket = open();
        send(socket, HEAD);

        await("closed").atMost(Duration.ofSeconds(15)).until(() -> isClosedAfter(socket, "a"));
    }

    @Test
    void shouldCloseABodyThatTrickles() throws IOException {
        Socket socket = open();
        send(socket, HEAD + "Content-Length: 100000\r\n\r\n{");

        await("closed").atMost(Duration.ofSeconds(15)).until(() -> isClosedAfter(socket, " "));
        await("its memory given back").atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        gateway.manage("/metrics").body())
                .contains("pollwatch_gateway_body_bytes 0.0"));
    }

    @Test
    void shouldTakeABodyThatComesSlowlyButAboveTheLeastPace() throws Exception {
        String report = ReportJson.voting().text();
        String body = " ".repeat(30_000) + report;
        Socket socket = open();
        send(socket, HEAD + "Content-Length: " + body.length() + "\r\n\r\n");
        int piece = 1_000;
        for (int from = 0; from < body.length(); from += piece) {
            send(socket, body.substring(from, Math.min(body.length(), from + piece)));
            Thread.sleep(150); // the pace of a slow line is what is tested: five seconds in all
        }

        socket.setSoTimeout(10_000);
        byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 201".length());
        assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201");
    }

    @Test
    void shouldCloseWhatIsTooMuchFromOneAddressUntilThereIsRoomAgain() throws IOException {
        List<Socket> full = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            full.add(open());
        }
        await("counted").atMost(Duration.ofSeconds(2)).until(() -> isClosedAfter(open(), ""));

        for (Socket socket : full) {
            socket.close();
        }
        await("room").atMost(Duration.ofSeconds(10)).until(() -> !isClosedAfter(open(), ""));
        assertThat(gateway.manage("/metrics").body()).containsPattern("pollwatch_gateway_connections_refused [1-9]");
    }
}
