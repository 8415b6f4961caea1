package org.pollwatch.local.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Team;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.simulator.plan.Crew;
import org.pollwatch.simulator.plan.Crews;

/** Gives the teams of a simulated day their tokens. */
final class SimulatedTeams {

    private final String bootstrap;
    private final String registry;
    private final ClientSettings secured;

    SimulatedTeams(String bootstrap, String registry, ClientSettings secured) {
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.secured = secured;
    }

    /**
     * Adds them all.
     *
     * @param files the mission
     * @param takeOver whether teams that are there already get new tokens, which makes their old ones void
     * @return tokens by team
     * @throws IllegalStateException when a team is there already and is not to be taken over
     */
    Map<String, String> tokens(MissionFiles files, boolean takeOver) throws IOException {
        Map<String, List<String>> crews = new LinkedHashMap<>();
        for (Crew crew : Crews.of(files)) {
            crews.put(crew.code(), crew.areas().stream().sorted().toList());
        }
        try (RecordSerdes serdes = secured.serdes(registry);
                TeamRegistry teams = new TeamRegistry(
                        secured.kafka(bootstrap),
                        serdes,
                        Topics.of(files.mission().id()))) {
            if (!takeOver) {
                refuseKnown(crews.keySet(), teams.list());
            }
            return teams.addAll(crews);
        }
    }

    private static void refuseKnown(Set<String> wanted, List<Team> there) {
        String known = there.stream()
                .filter(team -> !team.getRevoked())
                .map(Team::getCode)
                .filter(wanted::contains)
                .limit(3)
                .collect(Collectors.joining(", "));
        if (!known.isEmpty()) {
            throw new IllegalStateException("teams of this mission have tokens already (" + known
                    + " ...); --new-tokens gives them new ones, and whoever holds an old one is locked out");
        }
    }
}
