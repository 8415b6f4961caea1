package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.ClientSettings;
import picocli.CommandLine;

class SecurityCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    @Test
    void shouldMakeFilesThatOnlyTheirOwnerReadsAndRenewOne() throws Exception {
        Path keys = directory.resolve("keys");

        assertThat(run(
                        "init",
                        keys.toString(),
                        "--brokers",
                        "kafka-1,10.0.0.2",
                        "--hosts",
                        "registry",
                        "--at",
                        "/keys"))
                .as(said.toString())
                .isZero();

        assertThat(keys.resolve("brokers")).isDirectoryContaining("glob:**/kafka-1.properties");
        assertThat(keys.resolve("brokers")).isDirectoryContaining("glob:**/10.0.0.2.pem");
        assertThat(keys.resolve("servers/registry.pem")).exists();
        assertThat(ClientSettings.read(keys.resolve("clients/gateway.properties"))
                        .values())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.keystore.location", "/keys/clients/gateway.pem");
        assertThat(certificate(keys.resolve("clients/gateway.pem"))).satisfies(it -> {
            assertThat(it.getSubjectX500Principal().getName()).isEqualTo("CN=pollwatch.gateway");
            assertThat(lasts(it)).isEqualTo(Duration.ofDays(365));
            assertThat(it.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
            assertThat(it.getKeyUsage()).containsExactly(true, false, false, false, false, false, false, false, false);
            assertThatCode(() -> it.verify(certificate(keys.resolve("ca.pem")).getPublicKey()))
                    .doesNotThrowAnyException();
        });
        assertThat(certificate(keys.resolve("brokers/10.0.0.2.pem")).getSubjectAlternativeNames())
                .containsExactly(List.of(7, "10.0.0.2"));
        assertThat(certificate(keys.resolve("servers/registry.pem"))).satisfies(it -> {
            assertThat(it.getSubjectAlternativeNames()).containsExactly(List.of(2, "registry"));
            assertThat(it.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(it.getBasicConstraints()).isNegative();
        });
        assertThat(certificate(keys.resolve("ca.pem")).getBasicConstraints()).isZero();
        assertThat(unguarded(keys)).containsExactly(keys.resolve("ca.pem"));
        assertThat(said.toString())
                .doesNotContain(Files.readString(keys.resolve("ca/password")).strip());

        Path gateway = keys.resolve("clients/gateway.pem");
        String before = Files.readString(gateway);
        assertThat(run("renew", keys.toString(), "gateway", "--days", "30")).isZero();
        assertThat(Files.readString(gateway)).isNotEqualTo(before).contains("PRIVATE KEY");
        assertThat(certificate(gateway)).satisfies(it -> {
            assertThat(it.getSubjectX500Principal().getName()).isEqualTo("CN=pollwatch.gateway");
            assertThat(lasts(it)).isEqualTo(Duration.ofDays(30));
        });
        assertThat(unguarded(keys)).containsExactly(keys.resolve("ca.pem"));

        assertThat(run("renew", keys.toString(), "nobody")).isEqualTo(1);
        assertThat(said.toString()).contains("nobody: expected a service or a host that has a file in");
        assertThat(run("init", keys.toString(), "--brokers", "kafka-1")).isEqualTo(1);
        assertThat(said.toString()).contains("expected no certificate authority yet");
    }

    private static List<Path> unguarded(Path keys) throws Exception {
        try (Stream<Path> files = Files.walk(keys)) {
            return files.filter(it -> !permissions(it).equals(Files.isDirectory(it) ? "rwx------" : "rw-------"))
                    .toList();
        }
    }

    private static X509Certificate certificate(Path pem) throws Exception {
        String text = Files.readString(pem);
        byte[] certificates =
                text.substring(text.indexOf("-----BEGIN CERTIFICATE")).getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificates));
    }

    private static Duration lasts(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        CommandLine commandLine = PollwatchCommand.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(said, true));
        commandLine.setErr(new PrintWriter(said, true));
        return commandLine.execute(
                Stream.concat(Stream.of("security"), Stream.of(arguments)).toArray(String[]::new));
    }
}
