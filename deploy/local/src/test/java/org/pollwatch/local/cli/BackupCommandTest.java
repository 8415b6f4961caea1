package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.local.cluster.Cluster;
import picocli.CommandLine;

/** {@code pollwatch backup} as somebody types it. */
class BackupCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldTellWhatItWroteAndRefuseToWriteOverALog() {
        String files = directory.resolve("backup").toString();
        try (Cluster cluster = Cluster.start()) {
            cluster.publish(Cluster.mission("river-2026"));

            assertThat(run(cluster, "write", files, "--mission", "river-2026"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .containsPattern("definition +\\d+ records")
                    .containsPattern("submissions +0 records")
                    .containsPattern("backup: \\d+ records of river-2026");

            assertThat(run(cluster, "restore", files)).isEqualTo(1);
            assertThat(err.toString())
                    .contains("expected a cluster without records of the mission; there are some in"
                            + " pollwatch.river-2026.definition.v1");

            assertThat(run(cluster, "write", directory.resolve("none").toString(), "--mission", "nowhere-1"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("does not exist here");
        }
    }

    private int run(Cluster cluster, String... arguments) {
        CommandLine commandLine = PollwatchCommand.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("backup"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
