package org.pollwatch.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.simulator.Missions;
import org.pollwatch.simulator.plan.Dice;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.RandomPlan;

class MiscountsTest {
    private static final Answer.Votes VOTES = new Answer.Votes(Map.of("a", 5L, "b", 700L));

    @Test
    void shouldMisreadVotesAndNeverBelowNone() {
        Set<Answer> others = new HashSet<>();
        for (long seed = 1; seed <= 50; seed++) {
            Answer.Votes other = (Answer.Votes) Miscounts.of(VOTES, Dice.of(seed));
            assertThat(other.byContestant()).containsOnlyKeys("a", "b");
            assertThat(other.byContestant().values()).allMatch(votes -> votes >= 0);
            others.add(other);
        }
        assertThat(others).hasSizeGreaterThan(20);
    }

    @Test
    void shouldNeverLeaveATableEmpty() {
        ProtocolRow row = new ProtocolRow("x", new TreeMap<>(Map.of("a", 5L)), new TreeMap<>(Map.of("a", 5L)));
        ProtocolRow other = new ProtocolRow("y", row.station(), row.commission());
        Set<Integer> sizes = new HashSet<>();
        for (long seed = 1; seed <= 50; seed++) {
            assertThat(((Answer.Protocols) Miscounts.of(new Answer.Protocols(List.of(row)), Dice.of(seed))).rows())
                    .hasSize(1);
            sizes.add(((Answer.Protocols) Miscounts.of(new Answer.Protocols(List.of(row, other)), Dice.of(seed)))
                    .rows()
                    .size());
        }
        assertThat(sizes).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void shouldKeepWrongVersionsValidAlsoAtAPlaceWithAnotherBallot() {
        MissionFiles files = Missions.of("river-2026");
        Mission mission = files.mission();
        List<Report> counts = RandomPlan.of(files, 1, RandomPlan.Settings.of(600)).stream()
                .map(PlannedReport::report)
                .filter(report -> report.answers().get("votes_district") instanceof Answer.Votes)
                .toList();
        Place south = mission.place("AV-S1-031").orElseThrow();
        assertThat(counts).isNotEmpty();
        for (Report report : counts) {
            Miscounts.at(
                            south,
                            mission.form(report.form(), report.formVersion())
                                    .flatMap(form -> form.question("votes_district"))
                                    .orElseThrow(),
                            (Answer.Votes) report.answers().get("votes_district"),
                            mission)
                    .ifPresent(votes -> assertThat(ReportCheck.check(
                                    new Report(
                                            report.reportId(),
                                            1,
                                            false,
                                            report.form(),
                                            report.formVersion(),
                                            south.id(),
                                            report.observedAt(),
                                            new TreeMap<>(Map.of("votes_district", votes))),
                                    mission))
                            .isEmpty());
        }
    }
}
