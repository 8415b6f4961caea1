package org.pollwatch.local.cli;

import java.util.Optional;
import org.pollwatch.local.FreePort;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Decides on a port: one that the user named is taken or refused, never replaced. */
final class Ports {

    private final CommandSpec command;
    private final String host;
    private final boolean mayMove;

    private Ports(CommandSpec command, String host, boolean mayMove) {
        this.command = command;
        this.host = host;
        this.mayMove = mayMove;
    }

    /** A busy default is refused: for what others connect to and expect where it was. */
    static Ports fixed(CommandSpec command, String host) {
        return new Ports(command, host, false);
    }

    /** A busy default is replaced by the next free port: for a demonstration. */
    static Ports movable(CommandSpec command, String host) {
        return new Ports(command, host, true);
    }

    /**
     * The port to listen on.
     *
     * @param option its name, for the message
     * @param named what the user gave; 0 is any free port
     * @param usual the default
     * @throws ParameterException when the port is in use
     */
    int choose(String option, Optional<Integer> named, int usual) {
        int port = named.orElse(usual);
        if (port == 0) {
            return FreePort.any(host);
        }
        if (port < 0 || port > 65_535) {
            throw refused(option + " " + port + ": a port is between 1 and 65535 (0 takes any free one)");
        }
        if (FreePort.isFree(host, port)) {
            return port;
        }
        if (named.isEmpty() && mayMove) {
            return FreePort.from(host, port + 1);
        }
        throw refused(
                option + " " + port + " is in use on " + host + ": stop what listens there, or name another port");
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
