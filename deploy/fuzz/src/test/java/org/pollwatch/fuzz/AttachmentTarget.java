package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.contract.attachment.Envelope;
import org.pollwatch.contract.attachment.EnvelopeException;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.attachment.AttachmentStore;

/** A sealed note or picture: at the gateway's door, and where headquarters opens it with the private key. */
final class AttachmentTarget implements Target {
    private static final int CREATED = 201;
    private static final KeyPair KEYS = AttachmentKeys.generate();

    private final Path directory;
    private final GatewayUnderFuzz gateway;

    AttachmentTarget() throws IOException {
        directory = Files.createTempDirectory("pollwatch-fuzz");
        gateway = new GatewayUnderFuzz(it -> it.keepingAttachmentsIn(directory));
    }

    @Override
    public List<byte[]> seeds() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return List.of(
                new Envelope(Envelope.Kind.TEXT, "a note".getBytes(UTF_8)).seal(key),
                new Envelope(Envelope.Kind.PHOTO, new byte[300]).seal(key));
    }

    @Override
    public void take(byte[] input) throws Exception {
        String sha256 = Envelope.sha256(input);
        Optional<Wire.Answer> answer =
                gateway.ask("PUT", "/attachments/" + sha256, "Content-Type: application/octet-stream\r\n", input);
        Promises.namesTheField(answer);
        if (answer.filter(it -> it.status() == CREATED).isPresent()) {
            Files.deleteIfExists(AttachmentStore.open(directory).file(Arvenia.ID, sha256));
        }
        open(input);
    }

    /** Whatever it is, it opens or is refused in words. */
    private static void open(byte[] input) {
        try {
            Envelope.open(input, KEYS.getPrivate());
        } catch (EnvelopeException refused) {
            // in words
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
