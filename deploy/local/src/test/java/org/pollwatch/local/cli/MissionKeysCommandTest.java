package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.contract.attachment.Envelope;
import org.pollwatch.contract.attachment.Envelope.Kind;
import org.pollwatch.contract.attachment.EnvelopeException;
import picocli.CommandLine;

class MissionKeysCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path mission;

    @BeforeEach
    void makeMission() throws IOException {
        mission = Files.createDirectory(directory.resolve("hills-2031"));
    }

    private int keys(Path to) {
        return new CommandLine(new MissionKeysCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(mission.toString(), "--to", to.toString());
    }

    @Test
    void shouldPrintThePublicKeyAndKeepThePrivateOneForItsOwner() throws IOException, EnvelopeException {
        Path file = directory.resolve("private.pem");

        assertThat(keys(file)).isZero();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(out + "" + err).doesNotContain("PRIVATE KEY");
        RSAPublicKey key = AttachmentKeys.read(out.toString().strip().substring("publicKey: ".length()))
                .orElseThrow();
        Envelope note = new Envelope(Kind.TEXT, "seen".getBytes(StandardCharsets.UTF_8));
        assertThat(Envelope.open(note.seal(key), AttachmentKeys.readPrivate(Files.readString(file))))
                .isEqualTo(note);
    }

    @Test
    void shouldNeverPutThePrivateKeyIntoTheMission() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), mission);

        assertThat(keys(mission.resolve("private.pem"))).isEqualTo(1);
        assertThat(keys(link.resolve("private.pem"))).isEqualTo(1);
        assertThat(mission).isEmptyDirectory();
        assertThat(err.toString()).contains("outside the mission's directory");
    }

    @Test
    void shouldNeverOverwriteAKey() throws IOException {
        Path file = Files.writeString(directory.resolve("private.pem"), "an older key");

        assertThat(keys(file)).isEqualTo(1);
        assertThat(file).hasContent("an older key");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldSayThatTheDirectoryIsMissing() {
        assertThat(keys(directory.resolve("nowhere").resolve("private.pem"))).isEqualTo(1);
        assertThat(err.toString()).contains("expected its directory to exist");
    }
}
