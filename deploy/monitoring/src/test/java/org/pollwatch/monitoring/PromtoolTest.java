package org.pollwatch.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool on the configuration and the rules; Debian has it in the package prometheus. */
class PromtoolTest {
    private static final long SECONDS = 60;

    @TempDir
    private Path directory;

    @BeforeAll
    static void promtoolIsHere() {
        boolean found = List.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1)).stream()
                .anyMatch(it -> Files.isExecutable(Path.of(it, "promtool")));
        assumeTrue(found, "promtool is not here (on Debian: apt-get install prometheus); its checks are left out");
    }

    @Test
    void shouldAcceptTheConfigurationWithItsRules() throws Exception {
        promtool(List.of("check", "config", "prometheus.yml"));
    }

    @Test
    void shouldRaiseEachAlertWhenItIsDueAndNotBefore() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        Monitoring.ruleTests().forEach(it -> arguments.add(it.toString()));
        promtool(arguments);
    }

    private void promtool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(arguments);
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(Monitoring.DIRECTORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(said, StandardCharsets.UTF_8))
                .isZero();
    }
}
