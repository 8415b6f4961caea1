package org.pollwatch.local.cli;

import picocli.CommandLine.Command;

/** {@code pollwatch mission ...}: what concerns a mission's definition. */
@Command(
        name = "mission",
        description = "Checks, publishes and restates missions, and makes their keys.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MissionCheckCommand.class,
            MissionPublishCommand.class,
            MissionRestateCommand.class,
            MissionXlsFormCommands.Import.class,
            MissionXlsFormCommands.Export.class,
            MissionSmsCardCommand.class,
            MissionKeysCommand.class
        })
final class MissionCommand {

    private MissionCommand() {}
}
