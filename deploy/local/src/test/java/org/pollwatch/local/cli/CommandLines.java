package org.pollwatch.local.cli;

import java.util.Map;
import picocli.CommandLine;

/** The whole command line, for tests of other packages. */
public final class CommandLines {
    private CommandLines() {}

    /** @param environment variables by name */
    public static CommandLine of(Map<String, String> environment) {
        return PollwatchCommand.commandLine(environment);
    }
}
