package org.pollwatch.local.cli;

import java.io.IOException;
import java.util.function.ToIntFunction;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.gateway.team.TeamRegistry;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which mission's teams, on which cluster. */
final class TeamOptions {

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--mission",
            paramLabel = "ID",
            required = true,
            description = "the id of the mission that the team belongs to")
    private String mission;

    String mission() {
        return mission;
    }

    /** Opens the mission's teams, does something with them, and closes them. */
    int with(ToIntFunction<TeamRegistry> action) throws IOException {
        try (RecordSerdes serdes = cluster.serdes();
                TeamRegistry teams = new TeamRegistry(cluster.client(), serdes, Topics.of(mission))) {
            return action.applyAsInt(teams);
        }
    }
}
