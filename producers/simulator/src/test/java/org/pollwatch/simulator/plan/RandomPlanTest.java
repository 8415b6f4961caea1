package org.pollwatch.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.simulator.Missions;

class RandomPlanTest {
    private static final int REPORTS = 1_500;

    static Stream<String> missions() {
        return Missions.all();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldPlanTheNumberAskedForAllValid(String id) {
        MissionFiles files = Missions.of(id);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(RandomPlan.of(files, seed, RandomPlan.Settings.of(REPORTS)))
                    .as("seed %d", seed)
                    .hasSize(REPORTS)
                    .allSatisfy(planned -> assertThat(ReportCheck.check(planned.report(), files.mission()))
                            .isEmpty());
        }
    }

    @Test
    void shouldAnswerQuestionsOfEveryType() {
        MissionFiles files = Missions.of("river-2026");
        Set<QuestionType> answered = new HashSet<>();
        Set<String> forms = new HashSet<>();
        for (PlannedReport planned : RandomPlan.of(files, 1, RandomPlan.Settings.of(REPORTS))) {
            Form form = files.mission().newest(planned.report().form()).orElseThrow();
            forms.add(form.id());
            planned.report()
                    .answers()
                    .keySet()
                    .forEach(question ->
                            answered.add(form.question(question).orElseThrow().type()));
        }
        assertThat(answered).containsExactlyInAnyOrder(QuestionType.values());
        assertThat(forms).containsExactlyInAnyOrderElementsOf(files.mission().formIds());
    }

    @Test
    void shouldBeTheSameForTheSameSeedAndAnotherForAnother() {
        MissionFiles files = Missions.of("river-2026");
        RandomPlan.Settings settings = RandomPlan.Settings.of(300);
        assertThat(RandomPlan.of(files, 5, settings).toString())
                .isEqualTo(RandomPlan.of(files, 5, settings).toString());
        assertThat(RandomPlan.of(files, 5, settings)).isNotEqualTo(RandomPlan.of(files, 6, settings));
    }

    @Test
    void shouldComeNearTheConfiguredRates() {
        MissionFiles files = Missions.of("kz-2022");
        RandomPlan.Settings settings =
                new RandomPlan.Settings(6_000, Map.of("group_voting", 0.4, "eval_voting_good", 1.0), 0);
        List<PlannedReport> plan = RandomPlan.of(files, 2, settings);
        assertThat(rate(files, plan, "group_voting")).isCloseTo(0.4, within(0.15));
        assertThat(rate(files, plan, "eval_voting_good")).isEqualTo(1);
    }

    private static double rate(MissionFiles files, List<PlannedReport> plan, String id) {
        Form form = files.mission().newest("voting").orElseThrow();
        Indicator indicator = form.indicators().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
        Question question = form.question(indicator.question()).orElseThrow();
        PlanTally.Line line = PlanTally.of(plan, form.id()).line(question, indicator);
        return (double) line.flagged() / line.applicable();
    }

    @Test
    void shouldLeaveSomeClocksWrong() {
        MissionFiles files = Missions.of("river-2026");
        List<PlannedReport> plan = RandomPlan.of(files, 3, new RandomPlan.Settings(500, Map.of(), 0.1));
        assertThat(plan.stream().filter(planned -> LocalHour.of(
                                planned.report().observedAt(),
                                files.mission().card().zone(),
                                files.mission().card().electionDay())
                        .equals(LocalHour.UNKNOWN)))
                .hasSizeBetween(20, 80);
    }

    @Test
    void shouldNameTheRateThatIsNone() {
        assertThatThrownBy(() -> new RandomPlan.Settings(1, Map.of("group_voting", 1.5), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group_voting");
    }
}
