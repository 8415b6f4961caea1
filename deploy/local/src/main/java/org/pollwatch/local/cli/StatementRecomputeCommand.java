package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.Recomputed;
import org.pollwatch.statement.StatementFold;
import org.pollwatch.statement.StatementLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch statement recompute}: folds the log again, wherever a copy of it is, and compares byte for byte. */
@Command(
        name = "recompute",
        description = {
            "Folds the log again up to a statement's offsets and compares byte for byte.",
            "The log is a running cluster's, or that of a data directory that nothing runs on, for example a copy."
        })
final class StatementRecomputeCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int STEPS = 10;

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "a data directory instead of a running cluster; broker and registry run for as long as it takes")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    @Parameters(paramLabel = "ID", description = "the statement's id")
    private String id;

    @Override
    public Integer call() throws Exception {
        if (data.isEmpty()) {
            return recompute(cluster.client(), cluster.serdes());
        }
        Path directory = data.get().toAbsolutePath().normalize();
        LocalSet.Settings settings =
                new LocalSet.Settings(directory, LOOPBACK, FreePort.any(LOOPBACK), FreePort.any(LOOPBACK));
        try (LocalSet set = LocalSet.hold(settings)) {
            LocalSet.Base base = set.start(List.of(), (name, address) -> err().println("  " + name + " " + address));
            return recompute(
                    ClientSettings.NONE.kafka(base.bootstrap()),
                    new RecordSerdes(base.registry().toString()));
        }
    }

    private int recompute(Map<String, Object> client, RecordSerdes opened) throws Exception {
        Topics topics = Topics.of(mission);
        try (RecordSerdes serdes = opened) {
            Optional<Statement> statement = StatementLog.find(client, topics, serdes, id);
            if (statement.isEmpty()) {
                err().println("no statement " + id + " of mission " + mission + " in this log");
                return 1;
            }
            LogEnds ends = LogEnds.read(statement.get().getEnds());
            Figures again = new StatementFold(client, topics, serdes).fold(ends, new Lines());
            return told(statement.get(), Recomputed.of(statement.get(), again), again);
        }
    }

    private int told(Statement statement, Recomputed result, Figures again) {
        PrintWriter out = command.commandLine().getOut();
        out.println("statement   " + statement.getId() + "  " + statement.getTitle());
        out.println("frozen      " + statement.getFrozenAt() + "  program " + statement.getCode());
        out.println("sha256      " + statement.getSha256());
        out.println("recomputed  " + again.sha256());
        if (result.identical()) {
            out.println("identical, byte for byte");
            return 0;
        }
        out.println("DIFFERENT:");
        result.differences().forEach(it -> out.println("  " + it));
        return 1;
    }

    /** A line for every tenth of the log. */
    private final class Lines implements FoldProgress {
        private long next = 0;

        @Override
        public void at(long read, long of) {
            if (read >= next) {
                err().printf(Locale.ROOT, "  %,d of %,d records%n", read, of);
                err().flush();
                next += Math.max(1, of / STEPS);
            }
        }
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
