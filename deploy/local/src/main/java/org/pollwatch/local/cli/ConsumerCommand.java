package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.Topic;
import org.pollwatch.local.access.ReadAccess;
import org.pollwatch.local.tail.TailedTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch consumer ...}: who may read topics of a secured cluster. */
@Command(
        name = "consumer",
        description = "Lets others read topics of a secured cluster, and nothing else; ends and lists that.",
        synopsisSubcommandLabel = "COMMAND")
final class ConsumerCommand {

    @Spec
    private CommandSpec command;

    @Command(
            name = "add",
            description =
                    "Adds a reader, or gives one more topics and a new password. Prints the password once, alone on"
                            + " standard output.")
    int add(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "NAME", description = "of the principal; its groups begin with it and a dot")
                    String name,
            @Option(
                            names = "--topics",
                            paramLabel = "A,B",
                            split = ",",
                            required = true,
                            description = "nouns, for example released-rates, or whole names")
                    List<String> topics,
            @Option(
                            names = "--mission",
                            paramLabel = "ID",
                            description = "whose topics (default: the only mission that is there)")
                    Optional<String> mission)
            throws IOException {
        try (Admin admin = options.admin()) {
            List<Topic<?>> found = new ArrayList<>();
            topics.forEach(it -> found.add(TailedTopic.find(admin, it, mission)));
            String password = new ReadAccess(admin).add(name, found);
            command.commandLine().getOut().println(password);
            tell(name, found);
            return 0;
        } catch (ReadAccess.OpenCluster open) {
            return open();
        } catch (IllegalArgumentException refused) {
            return refuse(refused.getMessage());
        }
    }

    private void tell(String name, List<Topic<?>> topics) {
        PrintWriter err = command.commandLine().getErr();
        err.println(name + " may read, with SCRAM-SHA-256 and groups that begin with " + ReadAccess.groupPrefix(name)
                + ":");
        topics.forEach(it -> err.println("  " + it.name()));
        err.println("Not set here, since registries have rules of their own: " + name + " must be able to read");
        topics.forEach(it -> err.println("  /subjects/" + it.subject() + "/versions"));
        err.println("  /schemas/ids, and to write nothing");
    }

    @Command(name = "revoke", description = "Ends a reader's access, also of connections that are open.")
    int revoke(@Mixin AdminOptions options, @Parameters(paramLabel = "NAME", description = "the reader") String name)
            throws IOException {
        try (Admin admin = options.admin()) {
            return new ReadAccess(admin).revoke(name) ? told(name + " revoked") : refuse("no consumer " + name);
        } catch (ReadAccess.OpenCluster open) {
            return open();
        }
    }

    @Command(name = "list", description = "Lists the readers and their topics.")
    int list(@Mixin AdminOptions options) throws IOException {
        try (Admin admin = options.admin()) {
            new ReadAccess(admin).list().forEach((name, topics) -> command.commandLine()
                    .getOut()
                    .println(name + "  " + String.join(" ", topics)));
            return 0;
        } catch (ReadAccess.OpenCluster open) {
            return open();
        }
    }

    /** A rule that nobody enforces would be a lie. */
    private int open() {
        return refuse("this cluster has no authorizer: no rule was made and no password. Whoever reaches it reads every"
                + " topic without a name, so keep it on this machine; docs/consumers.md says how a cluster is secured");
    }

    private int told(String line) {
        command.commandLine().getErr().println(line);
        return 0;
    }

    private int refuse(String reason) {
        command.commandLine().getErr().println(reason);
        return 1;
    }
}
