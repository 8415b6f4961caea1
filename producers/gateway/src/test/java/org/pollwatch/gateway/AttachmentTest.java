package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.contract.attachment.Envelope;
import org.pollwatch.gateway.attachment.AttachmentStore;

/** Sealed notes and pictures: kept whole or not at all. */
class AttachmentTest {
    private static final KeyPair KEYS = AttachmentKeys.generate();
    private static final String PLANTED = "PLANTED Nurlan told us";

    @TempDir
    static Path directory;

    private final ServedGateway gateway = ServedGateway.start(it -> it.keepingAttachmentsIn(directory));

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldKeepAnEnvelopeForWhoHasThePrivateKeyAndNobodyElse() throws Exception {
        byte[] envelope = sealed(PLANTED.getBytes(StandardCharsets.UTF_8));
        String sha256 = Envelope.sha256(envelope);

        HttpResponse<String> response = put(sha256, envelope);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(response.body()))
                .isEqualTo(new JsonObject().put("sha256", sha256).put("bytes", envelope.length));
        Path file = AttachmentStore.open(directory).file(Arvenia.ID, sha256);
        assertThat(Envelope.open(Files.readAllBytes(file), KEYS.getPrivate()).content())
                .isEqualTo(PLANTED.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("PLANTED", "Nurlan");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldTakeTheSameAgainWithoutChangingAnything() throws IOException {
        byte[] envelope = sealed(new byte[200_000]);
        String sha256 = Envelope.sha256(envelope);
        assertThat(put(sha256, envelope).statusCode()).isEqualTo(201);
        Path file = AttachmentStore.open(directory).file(Arvenia.ID, sha256);
        Instant kept = Files.getLastModifiedTime(file).toInstant();

        assertThat(put(sha256, envelope).statusCode()).isEqualTo(200);
        // Also where the second body is another one: what has its name is never written again.
        assertThat(put(sha256, new byte[10]).statusCode()).isEqualTo(200);

        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(kept);
        assertThat(Files.readAllBytes(file)).isEqualTo(envelope);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldTellAPhoneWhetherAnEnvelopeArrived() {
        byte[] envelope = sealed(new byte[50]);
        String sha256 = Envelope.sha256(envelope);
        assertThat(head(sha256).statusCode()).isEqualTo(404);

        put(sha256, envelope);

        assertThat(head(sha256).statusCode()).isEqualTo(200);
        assertThat(head(sha256).headers().firstValueAsLong("content-length")).hasValue(envelope.length);
    }

    @Test
    void shouldRefuseWhatIsNotSealedOrHasAnotherHashAndKeepNothing() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3};
        byte[] envelope = sealed(new byte[3_000]);
        byte[] changed = envelope.clone();
        changed[1_000] ^= 1;

        assertRefused(put(Envelope.sha256(jpeg), jpeg), "body NOT_SEALED");
        assertRefused(put(Envelope.sha256(new byte[0]), new byte[0]), "body NOT_SEALED");
        assertRefused(put(Envelope.sha256(envelope), changed), "sha256 WRONG_HASH");
        assertRefused(put(Envelope.sha256(envelope), Arrays.copyOf(envelope, 2_000)), "sha256 WRONG_HASH");

        assertThat(head(Envelope.sha256(envelope)).statusCode()).isEqualTo(404);
        assertThat(head(Envelope.sha256(jpeg)).statusCode()).isEqualTo(404);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLargeWhetherItSaysSoOrNot() {
        byte[] large = new byte[AttachmentStore.LARGEST + 1];
        new Random(3).nextBytes(large);
        String sha256 = Envelope.sha256(large);

        HttpResponse<String> told = put(sha256, large);
        HttpResponse<String> untold = gateway.send(
                request(sha256).PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

        for (HttpResponse<String> response : List.of(told, untold)) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("10000000 bytes");
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldKeepNothingOfAConnectionThatIsLostOnTheWay() throws IOException {
        byte[] envelope = sealed(new byte[400_000]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /v1/missions/" + Arvenia.ID + "/attachments/" + Envelope.sha256(envelope)
                            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServedGateway.TOKEN
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + envelope.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(envelope, 0, 300_000);
            out.flush();
            await("begun").atMost(Duration.ofSeconds(20)).until(() -> !leftovers()
                    .isEmpty());
        }

        await("cleaned").atMost(Duration.ofSeconds(20)).until(() -> leftovers().isEmpty());
        assertThat(head(Envelope.sha256(envelope)).statusCode()).isEqualTo(404);
        assertThat(put(Envelope.sha256(envelope), envelope).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldRemoveWhatAKilledGatewayLeftHalfDoneAndNothingElse() throws IOException {
        byte[] envelope = sealed(new byte[10]);
        put(Envelope.sha256(envelope), envelope);
        Path old = Files.createFile(directory.resolve("incoming/old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path now = Files.createFile(directory.resolve("incoming/of-another-gateway"));

        AttachmentStore store = AttachmentStore.open(directory);

        assertThat(old).doesNotExist();
        assertThat(now).exists();
        assertThat(store.find(Arvenia.ID, Envelope.sha256(envelope))).hasValue(envelope.length);
        Files.delete(now);
    }

    @Test
    void shouldTakeNothingWithoutAValidTokenAndNothingUnderABadName() {
        byte[] envelope = sealed(new byte[10]);
        String sha256 = Envelope.sha256(envelope);
        String path = "/v1/missions/" + Arvenia.ID + "/attachments/" + sha256;

        for (String token : List.of("Bearer forged-token", "Bearer ", "")) {
            assertThat(gateway.send(gateway.request(path)
                                    .header("Authorization", token)
                                    .PUT(BodyPublishers.ofByteArray(envelope)))
                            .statusCode())
                    .isEqualTo(401);
        }
        for (String name : List.of("..%2F..%2Fetc", sha256.substring(1), sha256.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(put(name, envelope).statusCode()).as(name).isEqualTo(400);
        }
        assertThat(gateway.send(gateway.mission("/attachments/" + sha256)
                                .header("Content-Type", "image/jpeg")
                                .PUT(BodyPublishers.ofByteArray(envelope)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(head(sha256).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSayThatItIsToBeSentAgainWhereNoneAreKept() {
        try (ServedGateway without = ServedGateway.start()) {
            HttpResponse<String> response = without.send(without.mission("/attachments/" + "0".repeat(64))
                    .header("Content-Type", "application/octet-stream")
                    .PUT(BodyPublishers.ofByteArray(sealed(new byte[10]))));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
        }
    }

    private static void assertRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(ServedGateway.firstError(response)).isEqualTo(error);
    }

    private HttpResponse<String> put(String sha256, byte[] body) {
        return gateway.send(request(sha256).PUT(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> head(String sha256) {
        return gateway.send(gateway.mission("/attachments/" + sha256).method("HEAD", BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String sha256) {
        return gateway.mission("/attachments/" + sha256).header("Content-Type", "application/octet-stream");
    }

    private static byte[] sealed(byte[] content) {
        return new Envelope(Envelope.Kind.PHOTO, content).seal((RSAPublicKey) KEYS.getPublic());
    }

    private static List<Path> leftovers() {
        try (Stream<Path> all = Files.list(directory.resolve("incoming"))) {
            return all.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
