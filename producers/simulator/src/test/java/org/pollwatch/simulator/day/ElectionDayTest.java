package org.pollwatch.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.simulator.Missions;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.RandomPlan;
import org.pollwatch.simulator.plan.ReplayPlan;

class ElectionDayTest {
    private static final boolean LONG = Boolean.getBoolean("tests.long");
    private static final Noise HARD = new Noise(0.5, 0.5, 0.3, 0.2, 0.3, 0.3, 0.6);

    @Test
    void shouldEndInThePlanWhateverHappens() {
        MissionFiles files = Missions.of("river-2026");
        for (long seed = 1; seed <= (LONG ? 200 : 20); seed++) {
            List<PlannedReport> plan = RandomPlan.of(files, seed, RandomPlan.Settings.of(60));
            checkEnd(files, plan, seed, HARD);
        }
    }

    @Test
    void shouldEndInThePrintedFiguresWhateverHappens() {
        MissionFiles files = Missions.of("kz-2022");
        for (long seed = 1; seed <= (LONG ? 5 : 1); seed++) {
            List<PlannedReport> plan = ReplayPlan.of(files, seed);
            checkEnd(files, plan, seed, Noise.ordinary());
            checkEnd(files, plan, seed, HARD);
        }
    }

    private static void checkEnd(MissionFiles files, List<PlannedReport> plan, long seed, Noise noise) {
        ElectionDay day = ElectionDay.of(files, plan, seed, noise);
        assertThat(day.planned()).isEqualTo(plan.size());
        Map<String, String> planned = new TreeMap<>();
        plan.forEach(it -> planned.put(it.report().reportId(), content(it.team(), it.report())));
        List<Sending> sendings = new ArrayList<>(day.sendings());
        assertThat(fold(sendings)).as("seed %d", seed).isEqualTo(planned);
        Collections.shuffle(sendings, new Random(seed));
        assertThat(fold(sendings)).as("seed %d, in another order", seed).isEqualTo(planned);
    }

    /** Highest revision stands, unless it is a withdrawal; the same revision always says the same, from one team. */
    private static Map<String, String> fold(List<Sending> sendings) {
        Map<String, Report> highest = new HashMap<>();
        Map<String, String> teams = new HashMap<>();
        Map<List<Object>, Report> byRevision = new HashMap<>();
        for (Sending sending : sendings) {
            for (Report report : sending.reports()) {
                assertThat(teams.putIfAbsent(report.reportId(), sending.team())).isIn(null, sending.team());
                assertThat(byRevision.putIfAbsent(List.of(report.reportId(), report.revision()), report))
                        .isIn(null, report);
                highest.merge(report.reportId(), report, (a, b) -> b.revision() > a.revision() ? b : a);
            }
        }
        Map<String, String> standing = new TreeMap<>();
        highest.values().stream()
                .filter(report -> !report.withdrawn())
                .forEach(report -> standing.put(report.reportId(), content(teams.get(report.reportId()), report)));
        return standing;
    }

    private static String content(String team, Report report) {
        return String.join(
                "|",
                team,
                report.form(),
                report.formVersion(),
                report.place(),
                report.observedAt().toString(),
                report.answers().toString());
    }

    @Test
    void shouldSendValidReportsOnly() {
        for (String id : List.of("river-2026", "kz-2012")) {
            MissionFiles files = Missions.of(id);
            ElectionDay day = ElectionDay.of(files, ReplayPlan.of(files, 1), 1, HARD);
            assertThat(day.sendings().stream()
                            .flatMap(sending -> sending.reports().stream())
                            .flatMap(report -> ReportCheck.check(report, files.mission()).stream()))
                    .isEmpty();
        }
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        MissionFiles files = Missions.of("kz-2022");
        List<PlannedReport> plan = ReplayPlan.of(files, 1);
        assertThat(ElectionDay.of(files, plan, 1, Noise.ordinary()).toString())
                .isEqualTo(ElectionDay.of(files, plan, 1, Noise.ordinary()).toString());
        assertThat(ElectionDay.of(files, plan, 2, Noise.ordinary()))
                .isNotEqualTo(ElectionDay.of(files, plan, 1, Noise.ordinary()));
    }

    @Test
    void shouldInjectEverythingThatHappensInLife() {
        MissionFiles files = Missions.of("kz-2022");
        ElectionDay day = ElectionDay.of(files, ReplayPlan.of(files, 1), 1, Noise.ordinary());
        assertThat(day.injected())
                .hasSize(Injection.values().length)
                .allSatisfy((kind, count) -> assertThat(count).as(kind.words()).isPositive());
        assertThat(day.sendings())
                .anyMatch(sending -> sending.batch() && sending.reports().size() > 1);
        assertThat(day.submissions()).isGreaterThan(day.planned());
        assertThat(day.span()).isBetween(Duration.ofHours(20), Duration.ofHours(28));
    }

    @Test
    void shouldSendEachReportOnceWithoutNoise() {
        MissionFiles files = Missions.of("kz-2019");
        List<PlannedReport> plan = ReplayPlan.of(files, 1);
        ElectionDay day = ElectionDay.of(files, plan, 1, Noise.none());
        assertThat(day.submissions()).isEqualTo(plan.size());
        assertThat(day.injected().values()).containsOnly(0L);
    }
}
