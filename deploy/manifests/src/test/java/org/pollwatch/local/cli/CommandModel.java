package org.pollwatch.local.cli;

import java.util.Map;
import picocli.CommandLine;

/** The command line as it is run, for those who only ask whether it would take what they give it. */
public final class CommandModel {
    private CommandModel() {}

    /** @param environment variables by name */
    public static CommandLine of(Map<String, String> environment) {
        return PollwatchCommand.commandLine(environment);
    }
}
