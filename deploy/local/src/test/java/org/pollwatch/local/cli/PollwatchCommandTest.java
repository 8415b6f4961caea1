package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PollwatchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldListItsCommands() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString()).contains("broker", "registry", "stop", "POLLWATCH_KAFKA_PORT");
    }

    @Test
    void shouldSayItsVersion() {
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(out.toString()).matches("(?s)Pollwatch \\d+\\.\\d+.*Java \\d+.*");
    }

    @Test
    void shouldAnswerWrongUsageWithTwo() {
        assertThat(run(Map.of(), "brocker")).isEqualTo(2);
        assertThat(err.toString()).contains("brocker");
    }

    @Test
    void shouldRefuseANamedPortThatIsInUseAndNameTheOption() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(busy.getLocalPort());
            assertThat(run(Map.of(), "broker", "--data", directory.toString(), "--kafka-port", port))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("--kafka-port " + port + " is in use");
        }
    }

    @Test
    void shouldTakeAnOptionFromTheEnvironment() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(busy.getLocalPort());
            assertThat(run(Map.of("POLLWATCH_REGISTRY_PORT", port), "registry", "--data", directory.toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("--registry-port " + port + " is in use");
        }
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertThat(run(Map.of(), "stop", "--data", directory.toString())).isZero();
        assertThat(out.toString()).startsWith("nothing runs on " + directory);
    }

    @Test
    void shouldRefuseATopologyThatWouldNeverRest() {
        assertThat(run(Map.of(), "topology", "--mission", "m", "--data", directory.toString(), "--commit", "0"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("commit: expected more than 0 ms");
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = PollwatchCommand.commandLine(environment);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
