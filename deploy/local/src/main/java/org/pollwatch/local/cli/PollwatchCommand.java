package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line: {@code ./pollwatch} hands over to this. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
@Command(
        name = "pollwatch",
        description = "Live, exact, replayable election-day figures.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Handled by the launcher itself: ./pollwatch verify [--long] [--containers] builds all and runs all tests.",
            "Every option can also be set as an environment variable: --kafka-port as POLLWATCH_KAFKA_PORT.",
            "Exit codes: 0 done, 1 a difference, a refused input or a failure, 2 wrong usage."
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            StopCommand.class,
            MissionCommand.class,
            TeamCommand.class,
            AccountCommand.class,
            ReviewCommand.class,
            QueryCommand.class,
            SeriesCommand.class,
            StatementCommand.class,
            ImportCommand.class,
            AttachmentCommand.class,
            TailCommand.class,
            ConsumerCommand.class,
            SecurityCommand.class,
            BackupCommand.class,
            DoctorCommand.class,
            ReplayCommand.class,
            RandomCommand.class,
            BrokerCommand.class,
            RegistryCommand.class,
            GatewayCommand.class,
            TopologyCommand.class,
            HeadquartersCommand.class
        })
public final class PollwatchCommand {

    private PollwatchCommand() {}

    /**
     * Runs one command.
     *
     * @param arguments what stands after {@code ./pollwatch}
     */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(System.getenv());
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = commandLine.execute(arguments);
        } catch (Error broken) {
            // Threads of a set would keep the process alive after this one died.
            commandLine.getErr().println("pollwatch: " + broken);
            FailureLog.record(broken);
        }
        System.exit(code);
    }

    /**
     * The whole command line, with its defaults from an environment.
     *
     * @param environment variables by name
     */
    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new PollwatchCommand());
        commandLine.setDefaultValueProvider(new EnvironmentDefaults(environment));
        commandLine.setParameterExceptionHandler((wrong, given) -> {
            CommandLine command = wrong.getCommandLine();
            String name = command.getCommandSpec().qualifiedName();
            command.getErr().println(name + ": " + wrong.getMessage());
            command.getErr().println("See `" + name + " --help`.");
            return CommandLine.ExitCode.USAGE;
        });
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("pollwatch " + command.getCommandName() + ": " + reason(failure));
            FailureLog.record(failure);
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    private static String reason(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        Throwable cause = failure.getCause();
        boolean told = cause == null || cause.getMessage() == null || message.contains(cause.getMessage());
        return told ? message : message + ": " + cause.getMessage();
    }
}
