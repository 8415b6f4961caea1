package org.pollwatch.local.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.drive.DriveSettings;
import org.pollwatch.simulator.drive.Speed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What a replay and a random day against a running set have in common. */
final class SimulationOptions {

    @Mixin
    private ClusterOptions cluster;

    @Parameters(paramLabel = "MISSION", description = "a mission's id or directory; it is being served already")
    private String mission;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "where the reports are sent (default: ${DEFAULT-VALUE})")
    private URI gateway;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "seconds of the day in one second, or as fast as it goes (default: ${DEFAULT-VALUE})")
    private String speed;

    @Option(
            names = "--new-tokens",
            description = "give teams that are there already new tokens; their old ones are void then")
    private boolean newTokens;

    MissionFiles files(CommandSpec command) {
        return MissionFolders.ofLauncher().load(mission, command.commandLine());
    }

    /** How the day is sent; the mission's teams have their tokens then. */
    DriveSettings drive(MissionFiles files, CommandSpec command) throws IOException {
        Speed parsed = speed(speed, command);
        Map<String, String> tokens =
                new SimulatedTeams(cluster.bootstrap(), cluster.registry(), cluster.secured()).tokens(files, newTokens);
        return DriveSettings.of(gateway, tokens, parsed);
    }

    static Speed speed(String text, CommandSpec command) {
        try {
            return Speed.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), "--speed: " + wrong.getMessage(), wrong);
        }
    }
}
