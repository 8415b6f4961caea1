package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch series ...}: announced official figures, never mixed with observation. */
@Command(name = "series", description = "Enters announced official figures.", synopsisSubcommandLabel = "COMMAND")
final class SeriesCommand {

    @Spec
    private CommandSpec command;

    @Command(
            name = "import",
            description =
                    "Enters the rows of a table: series,area,hour,amount,of,percent,source. All of it or nothing.")
    int load(
            @Mixin HeadquartersOptions options,
            @Parameters(paramLabel = "FILE", description = "a CSV file, in UTF-8") Path file)
            throws IOException, InterruptedException {
        return options.post(
                "series",
                "text/csv; charset=utf-8",
                Files.readString(file),
                command.commandLine().getOut(),
                command.commandLine().getErr());
    }
}
