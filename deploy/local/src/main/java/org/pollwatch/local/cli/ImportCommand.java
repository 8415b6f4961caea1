package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.local.paper.BatchSender;
import org.pollwatch.local.paper.FileRow;
import org.pollwatch.local.paper.ReportFile;
import org.pollwatch.mission.Mission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch import}: forms that were typed at headquarters, or read by digital pens. */
@Command(
        name = "import",
        description = "Sends a file of reports to the gateway. Importing the same file again changes nothing.")
final class ImportCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Parameters(paramLabel = "FILE", description = "a table (.csv), or else NDJSON as the gateway takes it")
    private Path file;

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    @Option(names = "--form", paramLabel = "FORM", description = "the form of rows that name none")
    private Optional<String> form = Optional.empty();

    @Option(names = "--dry-run", description = "checks every row by the newest definition, and sends nothing")
    private boolean dryRun;

    @Option(names = "--partial", description = "sends the good rows of a file that has wrong ones too")
    private boolean partial;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "where the gateway listens (default: ${DEFAULT-VALUE})")
    private URI gateway;

    @Option(names = "--token", paramLabel = "TOKEN", description = "of the team whose reports these are")
    private Optional<String> token = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        if (!dryRun && token.isEmpty()) {
            throw new ParameterException(command.commandLine(), "--token TOKEN is needed, or --dry-run");
        }
        List<FileRow> rows;
        try {
            rows = ReportFile.read(file, definition(), form);
        } catch (IllegalArgumentException unreadable) {
            err.println(file + ": " + unreadable.getMessage());
            return 1;
        }
        List<FileRow> good = rows.stream().filter(it -> it.faults().isEmpty()).toList();
        rows.forEach(row -> row.faults()
                .forEach(fault ->
                        err.println("line " + row.line() + ": " + fault.field() + ": expected " + fault.expected())));
        int wrong = rows.size() - good.size();
        if (dryRun || (wrong > 0 && !partial)) {
            out.println(good.size() + " of " + rows.size() + " rows are good; nothing was sent");
            return wrong > 0 ? 1 : 0;
        }
        return send(good, wrong, out, err);
    }

    private Mission definition() throws IOException {
        try (RecordSerdes serdes = cluster.serdes();
                DefinitionLog log = DefinitionLog.open(cluster.client(), Topics.of(mission), serdes)) {
            return log.awaitFirst(PATIENCE);
        }
    }

    private int send(List<FileRow> good, int wrong, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        BatchSender sender = new BatchSender(gateway, mission, token.orElseThrow());
        List<BatchSender.NotTaken> notTaken = sender.send(good, answered -> {
            out.println("  " + answered + " of " + good.size() + " rows");
            out.flush();
        });
        notTaken.forEach(it -> err.println("line " + it.line() + ": " + it.why()));
        out.println((good.size() - notTaken.size()) + " rows taken, " + notTaken.size() + " not taken, " + wrong
                + " wrong and not sent");
        return notTaken.isEmpty() && wrong == 0 ? 0 : 1;
    }
}
