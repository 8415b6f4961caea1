package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, types and encodings of bodies. */
class BodyLimitTest {
    private static final int MEGABYTES_10 = 10 << 20;
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingElseIsAffected() {
        assertThat(gateway.post(ReportJson.voting().text()).statusCode()).isEqualTo(201);
        assertThat(gateway.manage("/metrics").body()).contains("pollwatch_gateway_body_bytes 0.0");
    }

    private static HttpRequest.Builder post(String rest, String type, BodyPublisher body) {
        return gateway.mission(rest).header("Content-Type", type).POST(body);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] blanks(int bytes) {
        byte[] blanks = new byte[bytes];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }

    @Test
    void shouldAnswer413ToAReportOfTenMegabytes() {
        HttpResponse<String> response =
                gateway.send(post("/reports", "application/json", BodyPublishers.ofByteArray(blanks(MEGABYTES_10))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("at most 1048576 bytes");
    }

    @Test
    void shouldAnswer413AlsoWhenTheLengthIsNotToldBefore() {
        BodyPublisher unknownLength = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(blanks(MEGABYTES_10)));

        assertThat(gateway.send(post("/reports", "application/json", unknownLength))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldAnswer413BeforeTheBodyComesWhenTheSenderAsks() throws IOException {
        assertThat(askToSend(MEGABYTES_10)).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
        assertThat(askToSend(1_000)).startsWith("HTTP/1.1 100");
    }

    /** @return what is answered to the head of a request that expects 100-continue, up to the first empty line */
    private static String askToSend(int length) throws IOException {
        String head = "POST /v1/missions/river-2026/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + ServedGateway.TOKEN + "\r\nExpect: 100-continue\r\nContent-Length: "
                + length + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            return answer.toString();
        }
    }

    @Test
    void shouldAnswer401AlsoToTenMegabytes() {
        HttpResponse<String> response = gateway.send(gateway.request("/v1/missions/river-2026/reports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(blanks(MEGABYTES_10))));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void shouldAnswer413ToABatchAboveTenMegabytes() {
        int before = gateway.log.keys().size();
        byte[] body = blanks(MEGABYTES_10 + 1);
        byte[] first = (ReportJson.voting().text() + "\n").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(first, 0, body, 0, first.length);

        HttpResponse<String> response =
                gateway.send(post("/reports:batch", "application/x-ndjson", BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(gateway.log.keys()).hasSize(before);
    }

    @Test
    void shouldAnswer413ToAGzipBombAsReport() {
        assertBomb("/reports", "application/json", gzip(blanks(200 << 20)));
    }

    @Test
    void shouldAnswer413ToAGzipBombAsBatch() {
        assertBomb("/reports:batch", "application/x-ndjson", gzip(blanks(200 << 20)));
    }

    @Test
    void shouldAnswer413ToAGzipBombInsideTheSizeLimits() {
        // A report may grow to 1 MiB, a batch to 32 MiB; but nothing honest shrinks a thousandfold.
        assertBomb("/reports:batch", "application/x-ndjson", gzip(blanks(20 << 20)));
        assertBomb("/reports", "application/json", gzip(blanks(900 << 10)));
    }

    private static void assertBomb(String rest, String type, byte[] bomb) {
        HttpResponse<String> response =
                gateway.send(post(rest, type, BodyPublishers.ofByteArray(bomb)).header("Content-Encoding", "gzip"));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void shouldTakeAGzippedReport() {
        byte[] body = gzip(ReportJson.voting().text().getBytes(StandardCharsets.UTF_8));

        assertThat(gateway.send(post("/reports", "application/json; charset=utf-8", BodyPublishers.ofByteArray(body))
                                .header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void shouldAnswer400ToWhatIsNoGzipOrIsCutOff() {
        byte[] whole = gzip(ReportJson.voting().text().getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(whole, whole.length - 10);

        for (byte[] body : new byte[][] {cut, "{}".getBytes(StandardCharsets.UTF_8)}) {
            assertThat(gateway.send(post("/reports", "application/json", BodyPublishers.ofByteArray(body))
                                    .header("Content-Encoding", "gzip"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-ndjson", "multipart/form-data; boundary=x"})
    void shouldAnswer415ToAReportOfAnotherType(String type) {
        HttpResponse<String> response = gateway.send(post(
                "/reports", type, BodyPublishers.ofString(ReportJson.voting().text())));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("application/json");
    }

    @Test
    void shouldAnswer415ToABatchOfAnotherTypeAndWithoutAType() {
        String report = ReportJson.voting().text();

        assertThat(gateway.send(post("/reports:batch", "application/json", BodyPublishers.ofString(report)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(gateway.send(gateway.mission("/reports").POST(BodyPublishers.ofString(report)))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldAnswer415ToAnotherEncodingAndSayWhichItTakes() {
        HttpResponse<String> response = gateway.send(post("/reports", "application/json", BodyPublishers.ofString("{}"))
                .header("Content-Encoding", "br"));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("accept-encoding")).hasValue("gzip");
    }
}
