package org.pollwatch.gateway.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.Report;
import org.pollwatch.gateway.GatewayParts;
import org.pollwatch.gateway.intake.MissionDesk;
import org.pollwatch.gateway.intake.MissionRecords;
import org.pollwatch.gateway.intake.Queries;
import org.pollwatch.gateway.intake.Receipts;
import org.pollwatch.gateway.intake.SubmissionLog;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.gateway.intake.Teams;
import org.pollwatch.mission.Mission;

/** Parts that need neither broker nor registry: everything is parsed, checked and serialised, and then let go. */
public final class TwinParts {
    private TwinParts() {}

    /**
     * The twin of a benchmark.
     *
     * @param teams by mission and token
     */
    public static GatewayParts of(List<Mission> missions, Map<String, Map<String, TeamIdentity>> teams) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        return of(
                missions,
                new FixedTeams(teams),
                new NoReceipts(),
                (mission, team) -> List.of(),
                (topic, key, value) -> done);
    }

    /** The same with other collaborators. */
    public static GatewayParts of(
            List<Mission> missions, Teams teams, Receipts receipts, Queries queries, SubmissionLog log) {
        RecordSerdes serdes = serdes(missions.stream().map(Mission::id).toList());
        List<MissionDesk> desks = new ArrayList<>();
        for (Mission mission : missions) {
            Supplier<Mission> fixed = () -> mission;
            desks.add(new MissionDesk(mission.id(), fixed, new MissionRecords(Topics.of(mission.id()), serdes)));
        }
        return new GatewayParts(desks, teams, receipts, queries, log, () -> {});
    }

    /** @return serdes on a registry in memory that knows the missions' schemas */
    public static RecordSerdes serdes(List<String> missions) {
        return RecordSerdes.inMemory(missions.stream().map(Topics::of).toList());
    }

    private record FixedTeams(Map<String, Map<String, TeamIdentity>> byToken) implements Teams {
        @Override
        public Optional<TeamIdentity> find(String mission, String token) {
            return Optional.ofNullable(byToken.getOrDefault(mission, Map.of()).get(token));
        }

        @Override
        public Optional<TeamIdentity> byCode(String mission, String code) {
            return byToken.getOrDefault(mission, Map.of()).values().stream()
                    .filter(it -> it.code().equals(code))
                    .findFirst();
        }

        @Override
        public boolean isFresh() {
            return true;
        }
    }

    private record NoReceipts() implements Receipts {
        @Override
        public Hint hint(String mission, Report report, String team) {
            return Hint.NEW;
        }

        @Override
        public CompletionStage<List<Receipt>> of(String mission, String reportId, String team) {
            return CompletableFuture.completedFuture(List.of());
        }
    }
}
