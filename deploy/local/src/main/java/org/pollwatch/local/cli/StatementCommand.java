package org.pollwatch.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch statement ...}: figures folded from the log up to stated offsets. */
@Command(
        name = "statement",
        description = "Freezes, shows and releases statements, and computes one again from the log.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StatementRecomputeCommand.class)
final class StatementCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String STATEMENTS = "statements";
    private static final String TYPE = "application/json";

    @Spec
    private CommandSpec command;

    @Command(name = "freeze", description = "Folds the log up to its ends as they are now; prints the statement's id.")
    int freeze(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "TITLE", description = "what the statement is called") String title)
            throws IOException, InterruptedException {
        HeadquartersOptions.Answer taken = options.send(
                STATEMENTS, TYPE, JSON.createObjectNode().put("title", title).toString());
        if (taken.isRefused()) {
            return refused(taken);
        }
        JsonNode freeze = JSON.readTree(taken.body());
        String id = freeze.path("id").asText();
        while (freeze.path("state").asText().equals("freezing")) {
            err().printf(
                            Locale.ROOT,
                            "  %s: %,d of %,d records%n",
                            freeze.path("step").asText(),
                            freeze.path("read").asLong(),
                            freeze.path("of").asLong());
            err().flush();
            Thread.sleep(PAUSE.toMillis());
            HeadquartersOptions.Answer now = options.get(STATEMENTS + "/" + id);
            if (now.isRefused()) {
                return refused(now);
            }
            freeze = JSON.readTree(now.body());
        }
        if (freeze.path("state").asText().equals("failed")) {
            err().println(freeze.path("fault").asText());
            return 1;
        }
        return told(id, freeze);
    }

    /** A difference to the live figures at rest is an alarm, and is told as one. */
    private int told(String id, JsonNode statement) {
        boolean alarm = statement.path("live").asText().equals("different");
        if (alarm) {
            err().println("ALARM: the live figures at rest are others:");
            statement.path("differences").forEach(it -> err().println("  " + it.asText()));
        }
        out().println(id);
        return alarm ? 1 : 0;
    }

    @Command(name = "list", description = "Lists the statements, the newest first: id, state, when, title.")
    int list(@Mixin HeadquartersOptions options) throws IOException, InterruptedException {
        HeadquartersOptions.Answer answer = options.get(STATEMENTS);
        if (answer.isRefused()) {
            return refused(answer);
        }
        for (JsonNode it : JSON.readTree(answer.body()).path("statements")) {
            out().println(String.join(
                    "  ",
                    it.path("id").asText(),
                    it.path("state").asText(),
                    it.path("frozenAt").asText(),
                    it.path("title").asText()));
        }
        return 0;
    }

    @Command(name = "show", description = "Prints a statement as text.")
    int show(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "ID", description = "the statement's id") String id,
            @Option(
                            names = "--lang",
                            paramLabel = "LANG",
                            defaultValue = "en",
                            description = "en, ru or kk (default: ${DEFAULT-VALUE})")
                    String language)
            throws IOException, InterruptedException {
        HeadquartersOptions.Answer answer = options.get(STATEMENTS + "/" + id + "/statement.txt?lang=" + language);
        if (answer.isRefused()) {
            return refused(answer);
        }
        out().print(answer.body());
        out().flush();
        return 0;
    }

    @Command(name = "release", description = "Makes a statement public: country and regions, small cells withheld.")
    int release(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "ID", description = "the statement's id") String id)
            throws IOException, InterruptedException {
        return options.post(STATEMENTS + "/" + id + "/release", TYPE, "", out(), err());
    }

    @Command(name = "withdraw", description = "Takes a statement back for ever.")
    int withdraw(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "ID", description = "the statement's id") String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why; it stays in the log")
                    String reason)
            throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("reason", reason).toString();
        return options.post(STATEMENTS + "/" + id + "/withdraw", TYPE, body, out(), err());
    }

    private int refused(HeadquartersOptions.Answer answer) {
        err().println(answer.body());
        return 1;
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
