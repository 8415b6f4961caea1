package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.contract.attachment.Envelope;
import org.pollwatch.contract.attachment.Envelope.Kind;
import org.pollwatch.gateway.attachment.AttachmentStore;
import org.pollwatch.gateway.attachment.IncomingAttachment;
import picocli.CommandLine;

class AttachmentCommandTest {
    private static final KeyPair KEYS = AttachmentKeys.generate();
    private static final String NOTE = "Жауапты көрдім: 812";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path key;

    @BeforeEach
    void writeKey() throws IOException {
        key = Files.writeString(directory.resolve("key.pem"), AttachmentKeys.writePrivate(KEYS.getPrivate()));
    }

    @Test
    void shouldPrintANoteThatIsNamedByItsHash() throws IOException {
        byte[] sealed = sealed(Kind.TEXT, NOTE.getBytes(StandardCharsets.UTF_8));
        String sha256 = Envelope.sha256(sealed);
        try (IncomingAttachment incoming =
                AttachmentStore.open(directory.resolve("kept")).begin("river-2026", sha256)) {
            incoming.write(sealed);
            assertThat(incoming.keep()).isEmpty();
        }

        int code = open(sha256, "--attachments", directory.resolve("kept").toString());

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo(NOTE + System.lineSeparator());
    }

    @Test
    void shouldWriteAPictureToAFileOfItsOwnerAndOverNothing() throws IOException {
        byte[] picture = {(byte) 0xff, (byte) 0xd8, 1, 2};
        Path file = Files.write(directory.resolve("sealed"), sealed(Kind.PHOTO, picture));
        Path to = directory.resolve("picture.jpg");

        assertThat(open(file.toString())).isEqualTo(2);
        assertThat(open(file.toString(), "--to", to.toString())).isZero();
        assertThat(Files.readAllBytes(to)).isEqualTo(picture);
        assertThat(Files.getPosixFilePermissions(to)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(open(file.toString(), "--to", to.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldRefuseAnotherKeyAChangedFileAndWhatIsNotThere() throws IOException {
        byte[] sealed = sealed(Kind.TEXT, NOTE.getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(directory.resolve("sealed"), sealed);
        sealed[sealed.length - 1] ^= 1;
        Path changed = Files.write(directory.resolve("changed"), sealed);
        Path other = Files.writeString(
                directory.resolve("other.pem"),
                AttachmentKeys.writePrivate(AttachmentKeys.generate().getPrivate()));

        assertThat(open(changed.toString())).isEqualTo(1);
        assertThat(open("0".repeat(64), "--attachments", directory.toString())).isEqualTo(1);
        assertThat(open(directory.resolve("nothing").toString())).isEqualTo(1);
        key = other;
        assertThat(open(file.toString())).isEqualTo(1);
        key = directory.resolve("no-key.pem");
        assertThat(open(file.toString())).isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).doesNotContain(NOTE).contains("expected");
    }

    private int open(String sealed, String... more) {
        List<String> arguments = new ArrayList<>(List.of(sealed, "--key", key.toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new AttachmentCommand.Open())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static byte[] sealed(Kind kind, byte[] content) {
        return new Envelope(kind, content).seal((RSAPublicKey) KEYS.getPublic());
    }
}
