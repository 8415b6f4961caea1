package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before anything starts. */
class OidcOptionsTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldNameWhatIsMissing() throws Exception {
        assertThat(headquarters("--access", "oidc")).isEqualTo(2);
        assertThat(err.toString()).contains("--access oidc needs --oidc-issuer");
        assertThat(headquarters("--access", "oidc", "--oidc-issuer", "https://login.example.org"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--access oidc needs --oidc-roles");
    }

    @Test
    void shouldTakeNoSecretAsAnArgument() {
        assertThat(headquarters("--access", "oidc", "--oidc-client-secret", "hunter2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--oidc-client-secret");
    }

    @Test
    void shouldTakeNoProviderThatOthersOnTheWayCouldBe() throws Exception {
        assertThat(headquarters(
                        "--access", "oidc", "--oidc-issuer", "http://192.0.2.1/mission", "--oidc-roles", roles()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("issuer: expected an https address");
    }

    @Test
    void shouldNameTheFaultsOfTheRoles() throws Exception {
        Path faulty = Files.writeString(directory.resolve("faulty.yaml"), "roles: {claim: roles, values: {hq: chief}}");
        assertThat(headquarters(
                        "--access",
                        "oidc",
                        "--oidc-issuer",
                        "https://login.example.org",
                        "--oidc-roles",
                        faulty.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("roles.values.hq: expected admin");
    }

    @Test
    void shouldNameAFileThatCannotBeRead() throws Exception {
        String missing = directory.resolve("missing").toString();
        assertThat(headquarters(
                        "--access",
                        "oidc",
                        "--oidc-issuer",
                        "https://login.example.org",
                        "--oidc-roles",
                        roles(),
                        "--oidc-client-secret-file",
                        missing))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read").contains(missing);
    }

    private String roles() throws Exception {
        return Files.writeString(directory.resolve("roles.yaml"), "roles: {claim: roles, values: {hq: admin}}")
                .toString();
    }

    private int headquarters(String... options) {
        CommandLine commandLine = PollwatchCommand.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(List.of(
                "headquarters", "--bootstrap", "127.0.0.1:1", "--registry", "http://127.0.0.1:1", "--mission", "a"));
        arguments.addAll(List.of(options));
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}
