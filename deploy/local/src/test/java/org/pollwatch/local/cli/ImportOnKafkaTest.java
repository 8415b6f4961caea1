package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;
import picocli.CommandLine;

/** A file from the command line to the receipts: twice, with wrong rows, and dry. */
class ImportOnKafkaTest {
    private static final String MISSION = "river-2026";
    private static final String HEADER = "form,place,observedAt,group_voting\n";
    private static final String GOOD = "voting,AV-N1-001,2026-09-27T10:15,yes\nvoting,AV-N1-002,2026-09-27T10:15,no\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldImportAFileOnceHoweverOftenItIsSent() throws IOException {
        try (Cluster cluster = Cluster.start()) {
            Topics topics = cluster.publish(Cluster.mission(MISSION));
            try (RecordSerdes serdes = new RecordSerdes(cluster.registryUrl());
                    TeamRegistry teams = new TeamRegistry(cluster.bootstrap(), serdes, topics);
                    TopologyService topology = TopologyService.start(TopologySettings.of(
                            MISSION, cluster.bootstrap(), cluster.registryUrl(), cluster.directory("topology")))) {
                topology.awaitReady(Duration.ofMinutes(1));
                String token = teams.add("R01", List.of());
                try (Gateway gateway =
                        Gateway.start(GatewaySettings.of(cluster.bootstrap(), cluster.registryUrl(), List.of(MISSION))
                                .at("127.0.0.1", 0, 0))) {
                    Path good = Files.writeString(directory.resolve("good.csv"), HEADER + GOOD);
                    Path mixed = Files.writeString(
                            directory.resolve("mixed.csv"),
                            HEADER + GOOD + "voting,AV-N1-003,2026-09-27T10:15,perhaps\n"
                                    + "voting,AV-N1-004,2026-09-27T10:15,yes\n");

                    assertThat(run(cluster, gateway, token, good, "--dry-run")).isZero();
                    assertThat(out.toString()).contains("2 of 2 rows are good; nothing was sent");
                    assertThat(run(cluster, gateway, token, mixed)).isEqualTo(1);
                    assertThat(err.toString()).contains("line 4: answers.group_voting: expected one of yes, no");
                    assertThat(appended(gateway)).isZero();

                    assertThat(run(cluster, gateway, token, good))
                            .as(err.toString())
                            .isZero();
                    assertThat(out.toString()).contains("2 of 2 rows", "2 rows taken, 0 not taken");
                    assertThat(appended(gateway)).isEqualTo(2);

                    await("the receipts, by which a second import appends nothing")
                            .atMost(Duration.ofSeconds(30))
                            .until(() -> run(cluster, gateway, token, good) == 0
                                    && out.toString().contains("2 rows taken")
                                    && appended(gateway) == appendedAfter(cluster, gateway, token, good));

                    assertThat(run(cluster, gateway, token, mixed, "--partial")).isEqualTo(1);
                    assertThat(out.toString()).contains("3 rows taken, 0 not taken, 1 wrong and not sent");
                    assertThat(run(cluster, gateway, "forged", good)).isEqualTo(1);
                    assertThat(err.toString()).contains("401");
                }
            }
        }
    }

    private static long appended(Gateway gateway) {
        return (long) gateway.meters().find("pollwatch.gateway.reports").tag("outcome", "appended").counters().stream()
                .mapToDouble(it -> it.count())
                .sum();
    }

    private long appendedAfter(Cluster cluster, Gateway gateway, String token, Path file) {
        run(cluster, gateway, token, file);
        return appended(gateway);
    }

    private int run(Cluster cluster, Gateway gateway, String token, Path file, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(
                "import",
                file.toString(),
                "--mission",
                MISSION,
                "--bootstrap",
                cluster.bootstrap(),
                "--registry",
                cluster.registryUrl(),
                "--gateway",
                "http://127.0.0.1:" + gateway.port(),
                "--token",
                token));
        arguments.addAll(List.of(more));
        CommandLine commandLine = PollwatchCommand.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}
