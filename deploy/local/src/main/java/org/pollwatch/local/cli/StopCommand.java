package org.pollwatch.local.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.pollwatch.local.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pollwatch stop}: ends the set that runs on a data directory. */
@Command(name = "stop", description = "Stops what runs on a data directory; the data stays.")
final class StopCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        Path directory = data.directory();
        boolean any = false;
        // `broker` holds the directory itself and `registry` its own one below it; a set holds both.
        for (Path held : new Path[] {directory, directory.resolve("registry")}) {
            any |= DataDirectory.stopHolder(held, PATIENCE);
        }
        command.commandLine().getOut().println((any ? "stopped: " : "nothing runs on ") + directory);
        return 0;
    }
}
