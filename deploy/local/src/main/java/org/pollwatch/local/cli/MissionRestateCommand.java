package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.contract.review.Restatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch mission restate}: a later definition never moves an old report by itself; this does. */
@Command(
        name = "restate",
        description = "Makes every report count by a later definition revision, where it is valid by that one.")
final class MissionRestateCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long STEP = 10_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Parameters(paramLabel = "REVISION", description = "a definition revision that was published")
    private long revision;

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why; it stays in the log")
    private String reason;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "command line",
            description = "who decided (default: ${DEFAULT-VALUE})")
    private String by;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        Map<String, Object> client = cluster.client();
        try (RecordSerdes serdes = cluster.serdes();
                Admin admin = Admin.create(client)) {
            Topics usual = Topics.of(mission);
            int partitions = new TopicSetup(admin, serdes)
                    .partitions(usual.reviews())
                    .orElseThrow(() -> new IllegalArgumentException("no mission " + mission + " was published here"));
            Topics topics = Topics.of(mission, partitions);
            long newest;
            try (DefinitionLog log = DefinitionLog.open(client, topics, serdes)) {
                newest = log.awaitFirst(PATIENCE).revision();
            }
            if (revision < 1 || revision > newest) {
                command.commandLine().getErr().println("REVISION: expected one from 1 to " + newest);
                return 1;
            }
            long moved = new Restatement(client, topics, serdes).to(revision, reason, by, taken -> {
                if (taken % STEP == 0) {
                    out.println(taken + " reports");
                    out.flush();
                }
            });
            out.println(mission + ": " + moved + " reports are to count by revision " + revision);
            return 0;
        }
    }
}
