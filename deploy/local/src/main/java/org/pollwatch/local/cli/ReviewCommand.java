package org.pollwatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch review ...}: headquarters' decision about one report, through headquarters. */
@Command(
        name = "review",
        description =
                "Takes a report out of every figure, lets it back in, or says that it was checked. The trail stays.",
        synopsisSubcommandLabel = "COMMAND")
final class ReviewCommand {

    @Spec
    private CommandSpec command;

    @Command(name = "quarantine", description = "The report and all its revisions count nowhere until it is released.")
    int quarantine(@Mixin HeadquartersOptions options, @Mixin Decision decision)
            throws IOException, InterruptedException {
        return decide("quarantine", options, decision);
    }

    @Command(name = "release", description = "The report counts again, whole.")
    int release(@Mixin HeadquartersOptions options, @Mixin Decision decision) throws IOException, InterruptedException {
        return decide("release", options, decision);
    }

    @Command(name = "verify", description = "A person has checked one revision of the report; no figure changes.")
    int verify(
            @Mixin HeadquartersOptions options,
            @Mixin Decision decision,
            @Option(
                            names = "--revision",
                            paramLabel = "N",
                            required = true,
                            description = "the revision that was checked")
                    long revision)
            throws IOException, InterruptedException {
        return decide(new ObjectMapper().createObjectNode().put("revision", revision), "verify", options, decision);
    }

    private int decide(String action, HeadquartersOptions options, Decision decision)
            throws IOException, InterruptedException {
        return decide(new ObjectMapper().createObjectNode(), action, options, decision);
    }

    private int decide(ObjectNode body, String action, HeadquartersOptions options, Decision decision)
            throws IOException, InterruptedException {
        body.put("reportId", decision.reportId).put("action", action);
        body.put("reason", decision.reason).put("by", decision.by);
        return options.post(
                "reviews",
                "application/json",
                body.toString(),
                command.commandLine().getOut(),
                command.commandLine().getErr());
    }

    /** What is decided about, why, and by whom. */
    static final class Decision {

        @Parameters(paramLabel = "REPORT", description = "the report's id")
        private String reportId;

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "why, in headquarters' words; it stays in the log")
        private String reason;

        @Option(
                names = "--by",
                paramLabel = "WHO",
                defaultValue = "command line",
                description = "who decided (default: ${DEFAULT-VALUE})")
        private String by;
    }
}
