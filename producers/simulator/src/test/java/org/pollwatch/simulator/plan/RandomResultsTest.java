package org.pollwatch.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.simulator.HeadquartersAnswers;
import org.pollwatch.simulator.Missions;

/** Results on a random day: mostly in order, so that a finding is an exception. */
class RandomResultsTest {
    private static final MissionFiles FILES = Missions.of("river-2026");
    private static final Mission MISSION = FILES.mission();

    private static List<PlannedReport> plan(MissionFiles files, long seed, int reports) {
        return RandomPlan.of(files, seed, new RandomPlan.Settings(reports, Map.of(), 0));
    }

    private static Map<String, Long> numbers(Report report) {
        Map<String, Long> numbers = new HashMap<>();
        report.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Amount given) {
                numbers.put(question, given.amount());
            } else if (answer instanceof Answer.Votes given) {
                numbers.put(question, given.total());
            }
        });
        return numbers;
    }

    @Test
    void shouldAddTheVotesUpToTheValidOnes() {
        int compared = 0;
        int different = 0;
        for (PlannedReport planned : plan(FILES, 1, 1_000)) {
            Map<String, Long> numbers = numbers(planned.report());
            for (String votes : List.of("votes_national", "votes_district")) {
                if (numbers.containsKey(votes) && numbers.containsKey("ballots_valid")) {
                    compared++;
                    different += numbers.get(votes).equals(numbers.get("ballots_valid")) ? 0 : 1;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(different).isLessThan(compared / 20);
    }

    @Test
    void shouldReadTheSameVotesWhoeverCounts() {
        Map<String, Set<Answer>> byStation = new HashMap<>();
        plan(FILES, 2, 1_000).forEach(planned -> {
            if (planned.report().answers().get("votes_national") instanceof Answer.Votes votes) {
                byStation
                        .computeIfAbsent(planned.report().place(), station -> new HashSet<>())
                        .add(votes);
            }
        });
        assertThat(byStation).hasSizeGreaterThan(15).allSatisfy((station, votes) -> assertThat(votes)
                .hasSize(1));
    }

    @Test
    void shouldCountWhereTheProbabilitySampleSays() {
        Set<String> sample = MISSION.plan().stream()
                .filter(entry -> entry.form().equals("counting"))
                .map(PlanEntry::about)
                .collect(Collectors.toSet());
        Set<String> counted = plan(FILES, 3, 400).stream()
                .filter(planned -> planned.report().form().equals("counting"))
                .map(planned -> planned.report().place())
                .collect(Collectors.toSet());
        assertThat(counted).isEqualTo(sample);
    }

    @Test
    void shouldRepeatMostProtocolsInTheTable() {
        int rows = 0;
        int tampered = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Set<String> stations = new HashSet<>();
            for (PlannedReport planned : plan(FILES, seed, 300)) {
                for (Answer answer : planned.report().answers().values()) {
                    if (answer instanceof Answer.Protocols table) {
                        for (ProtocolRow row : table.rows()) {
                            if (stations.add(row.place() + row.station().keySet())) {
                                rows++;
                                tampered += row.station().equals(row.commission()) ? 0 : 1;
                                checkRow(row);
                            }
                        }
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(400);
        assertThat((double) tampered / rows).isBetween(0.01, 0.1);
    }

    private static void checkRow(ProtocolRow row) {
        Map<String, Long> votes = new TreeMap<>(row.commission());
        votes.keySet().removeAll(ProtocolRow.TOTALS);
        assertThat(votes.values().stream().mapToLong(it -> it).sum())
                .isEqualTo(row.commission().get("valid"));
        List<String> path =
                MISSION.areas().path(MISSION.place(row.place()).orElseThrow().area());
        String contest = votes.containsKey("bridge") ? "national" : "district";
        assertThat(MISSION.ballot().contestants(contest, path).stream().map(Contestant::id))
                .containsExactlyInAnyOrderElementsOf(votes.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"river-2026", "kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldRaiseSomeFindingsAndNotAFlood(String id) {
        MissionFiles files = Missions.of(id);
        List<PlannedReport> plan = plan(files, 4, 500);
        Map<String, Long> byRule = HeadquartersAnswers.standing(files.mission(), plan).stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
        assertThat(byRule.values().stream().mapToLong(it -> it).sum())
                .as("%s", byRule)
                .isBetween(5L, 150L);
        assertThat(byRule)
                .allSatisfy((rule, number) -> assertThat(number).as(rule).isLessThan(50));
    }

    @Test
    void shouldGiveEveryStratumOfTheSampleAFewCounts() {
        Map<String, Set<String>> byStratum = new TreeMap<>();
        plan(FILES, 6, 300).stream()
                .filter(planned -> planned.report().answers().get("votes_national") instanceof Answer.Votes)
                .map(planned -> MISSION.place(planned.report().place()).orElseThrow())
                .forEach(place -> byStratum
                        .computeIfAbsent(place.attributes().get("stratum"), stratum -> new HashSet<>())
                        .add(place.id()));
        assertThat(byStratum).hasSize(5).allSatisfy((stratum, places) -> assertThat(places)
                .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void shouldLetRunningFiguresRise() {
        Map<String, List<Report>> byPlace = plan(FILES, 5, 1_000).stream()
                .map(PlannedReport::report)
                .filter(report -> report.answers().get("voters_voted") instanceof Answer.Amount)
                .collect(Collectors.groupingBy(Report::place));
        long falling = 0;
        long steps = 0;
        for (List<Report> readings : byPlace.values()) {
            List<Report> ordered = readings.stream()
                    .sorted(Comparator.comparing(Report::observedAt))
                    .toList();
            for (int index = 1; index < ordered.size(); index++) {
                steps++;
                long before = numbers(ordered.get(index - 1)).get("voters_voted");
                falling += numbers(ordered.get(index)).get("voters_voted") < before ? 1 : 0;
            }
        }
        assertThat(steps).isGreaterThan(300);
        assertThat(falling).isLessThan(steps / 50);
    }
}
