package org.pollwatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch query ...}: questions back to teams, through headquarters. */
@Command(
        name = "query",
        description = "Asks a team back about one of its reports, in a fixed phrase; its next revision answers.",
        synopsisSubcommandLabel = "COMMAND")
final class QueryCommand {
    private static final String JSON = "application/json";

    @Spec
    private CommandSpec command;

    @Command(name = "ask", description = "Asks about a report, or about one question of it.")
    int ask(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "REPORT", description = "the report's id") String reportId,
            @Option(
                            names = "--phrase",
                            paramLabel = "ID",
                            required = true,
                            description =
                                    "a fixed phrase, for example check_number; a wrong one is answered with all of them")
                    String phrase,
            @Option(names = "--question", paramLabel = "ID", description = "the question of its form that is meant")
                    String question,
            @Option(
                            names = "--by",
                            paramLabel = "WHO",
                            defaultValue = "command line",
                            description = "who asks (default: ${DEFAULT-VALUE})")
                    String by)
            throws IOException, InterruptedException {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("reportId", reportId).put("phrase", phrase).put("by", by);
        if (question != null) {
            body.put("question", question);
        }
        return post(options, body);
    }

    @Command(name = "list", description = "What waits for an answer, as JSON.")
    int list(
            @Mixin HeadquartersOptions options,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "asked",
                            description = "asked, answered, withdrawn or all (default: ${DEFAULT-VALUE})")
                    String state)
            throws IOException, InterruptedException {
        return options.get(
                "queries?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8),
                command.commandLine().getOut(),
                command.commandLine().getErr());
    }

    @Command(name = "withdraw", description = "Takes a question back.")
    int withdraw(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "QUERY", description = "the question's id") String queryId,
            @Option(
                            names = "--by",
                            paramLabel = "WHO",
                            defaultValue = "command line",
                            description = "who takes it back (default: ${DEFAULT-VALUE})")
                    String by)
            throws IOException, InterruptedException {
        return post(
                options,
                new ObjectMapper()
                        .createObjectNode()
                        .put("queryId", queryId)
                        .put("action", "withdraw")
                        .put("by", by));
    }

    private int post(HeadquartersOptions options, ObjectNode body) throws IOException, InterruptedException {
        return options.post(
                "queries",
                JSON,
                body.toString(),
                command.commandLine().getOut(),
                command.commandLine().getErr());
    }
}
