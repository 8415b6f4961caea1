package org.pollwatch.local.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pollwatch.local.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pollwatch stop}: ends the set that runs on a data directory. */
@Command(name = "stop", description = "Stops what runs on a data directory; the data stays.")
final class StopCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Where `serve`, `demo` and the parts alone keep their data, where nothing else is said. */
    private static final List<String> USUAL = List.of("data", "demo", "topology");

    @Spec
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        List<Path> directories = data.isNamed()
                ? List.of(data.directory())
                : USUAL.stream().map(data::directory).toList();
        boolean any = false;
        for (Path directory : directories) {
            // `broker` holds the directory itself and `registry` its own one below it; a set holds both.
            for (Path held : List.of(directory, directory.resolve("registry"))) {
                if (DataDirectory.stopHolder(held, PATIENCE)) {
                    any = true;
                    command.commandLine().getOut().println("stopped: " + held);
                }
            }
        }
        if (!any) {
            String where = directories.stream().map(Path::toString).collect(Collectors.joining(", "));
            command.commandLine().getOut().println("nothing runs on " + where);
        }
        return 0;
    }
}
