package org.pollwatch.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.NamedCase;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.simulator.Missions;

/** What a report tells by name stands in the replay, and no printed figure moves for it. */
class ReplayCasesTest {
    private static final long SEEDS = 5;

    static Stream<String> missions() {
        return Missions.all();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldSayWhatEachNamedCaseTells(String id) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            checkCases(Missions.of(id), seed);
        }
    }

    private static void checkCases(MissionFiles files, long seed) {
        List<Report> reports =
                ReplayPlan.of(files, seed).stream().map(PlannedReport::report).toList();
        for (NamedCase row : files.cases()) {
            assertThat(reports)
                    .as("seed %d, case %s, %s of %s", seed, row.name(), row.question(), row.place())
                    .anyMatch(report -> report.form().equals(row.form())
                            && report.place().equals(row.place())
                            && holds(report.answers().get(row.question()), row));
        }
    }

    private static boolean holds(Answer answer, NamedCase row) {
        if (answer instanceof Answer.Amount given) {
            return given.amount() == Long.parseLong(row.value());
        }
        if (answer instanceof Answer.Words given) {
            return given.words().contains(row.value());
        }
        if (answer instanceof Answer.Votes given) {
            return given.byContestant().get(row.item().orElseThrow()) == Long.parseLong(row.value());
        }
        return answer instanceof Answer.Protocols given
                && given.rows().stream()
                        .filter(it -> it.place().equals(row.station().orElseThrow()))
                        .map(it -> row.source().equals(Optional.of(NamedCase.STATION)) ? it.station() : it.commission())
                        .anyMatch(it -> it.get(row.item().orElseThrow()) == Long.parseLong(row.value()));
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldSendNoResultsButThoseOfCases(String id) {
        MissionFiles files = Missions.of(id);
        if (files.published().stream().noneMatch(it -> it.replayFlagged().isPresent())) {
            return;
        }
        for (PlannedReport planned : ReplayPlan.of(files, 1)) {
            Report report = planned.report();
            report.answers().forEach((question, answer) -> {
                if (answer instanceof Answer.Votes || answer instanceof Answer.Protocols) {
                    assertThat(files.cases())
                            .anyMatch(row -> row.question().equals(question)
                                    && row.place().equals(report.place()));
                }
            });
        }
    }

    private static NamedCase row(String name, String form, String place, String question, String value) {
        return new NamedCase(
                name,
                "some_rule",
                form,
                place,
                question,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                value,
                "");
    }

    private static MissionFiles with(String id, NamedCase... rows) {
        MissionFiles files = Missions.of(id);
        return new MissionFiles(
                files.mission(),
                files.teams(),
                files.published(),
                files.series(),
                List.of(rows),
                files.earlier(),
                files.map(),
                files.pieces());
    }

    @Test
    void shouldFitCasesIntoPrintedTotals() {
        MissionFiles files = with(
                "kz-2019",
                row("added", "voting", "KZ-71-0138", "voters_added", "200"),
                row("few", "voting", "KZ-71-0139", "voters_added", "7"),
                row("stuffed", "voting", "KZ-11-0008", "ballot_stuffing_voting", "yes"),
                row("clean", "voting", "KZ-75-0562", "ballot_stuffing_voting", "no"),
                row("list", "opening", "KZ-75-0562", "voters_on_list", "2800"),
                row("denied", "tabulation", "KZ-71-TEC", "admitted_to_tec", "no"),
                row("total", "tabulation", "KZ-632800-TEC", "tec_voted", "172543"),
                row("zero", "tabulation", "KZ-632800-TEC", "tec_invalid", "0"),
                row("protest", "incident", "KZ-75", "incident_kind", "protest"),
                row("expelled", "incident", "KZ-75", "incident_kind", "observer_expelled"));
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<PlannedReport> plan = ReplayPlan.of(files, seed);
            checkCases(files, seed);
            PlanTally voting = PlanTally.of(plan, "voting");
            assertThat(voting.reports()).isEqualTo(1_352);
            assertThat(voting.places()).isEqualTo(1_352);
            assertThat(sum(plan, "voters_added")).isEqualTo(33_800);
            assertThat(count(plan, "ballot_stuffing_voting", "yes")).isEqualTo(23);
            assertThat(count(plan, "admitted_to_tec", "no")).isEqualTo(4);
            assertThat(plan).allSatisfy(planned -> assertThat(ReportCheck.check(planned.report(), files.mission()))
                    .isEmpty());
        }
    }

    private static long sum(List<PlannedReport> plan, String question) {
        return plan.stream()
                .map(planned -> planned.report().answers().get(question))
                .filter(Answer.Amount.class::isInstance)
                .mapToLong(answer -> ((Answer.Amount) answer).amount())
                .sum();
    }

    private static long count(List<PlannedReport> plan, String question, String word) {
        return plan.stream()
                .map(planned -> planned.report().answers().get(question))
                .filter(Answer.word(word)::equals)
                .count();
    }

    @Test
    void shouldReadARunningFigureOfACaseInTheMorning() {
        MissionFiles files = with("kz-2019", row("added", "voting", "KZ-71-0138", "voters_added", "200"));
        assertThat(ReplayPlan.of(files, 1).stream()
                        .map(PlannedReport::report)
                        .filter(report ->
                                report.form().equals("voting") && report.place().equals("KZ-71-0138"))
                        .map(report -> LocalTime.ofInstant(
                                report.observedAt(), files.mission().areas().zone("KZ-71"))))
                .singleElement()
                .matches(time -> time.isAfter(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(11, 0)));
    }

    @Test
    void shouldAddAReportWhereNoFigureOfTheFormWasPrinted() {
        MissionFiles files = with("kz-2023", row("denied", "tabulation", "KZ-71-TEC", "admitted_to_tec", "no"));
        List<PlannedReport> plan = ReplayPlan.of(files, 1);
        assertThat(PlanTally.of(plan, "tabulation").reports()).isEqualTo(1);
        assertThat(PlanTally.of(plan, "counting").reports()).isEqualTo(128);
    }

    @Test
    void shouldRefuseACaseThatContradictsAPrintedFigure() {
        List<NamedCase> denied = new ArrayList<>();
        Missions.of("kz-2019").mission().places().stream()
                .filter(place -> place.id().endsWith("-TEC"))
                .limit(5)
                .forEach(place -> denied.add(row("d", "tabulation", place.id(), "admitted_to_tec", "no")));
        MissionFiles files = with("kz-2019", denied.toArray(NamedCase[]::new));
        assertThatThrownBy(() -> ReplayPlan.of(files, 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("admitted_to_tec");
    }

    @Test
    void shouldRefuseTwoAnswersToOneQuestion() {
        MissionFiles files = with(
                "kz-2019",
                row("a", "tabulation", "KZ-632800-TEC", "tec_invalid", "0"),
                row("b", "tabulation", "KZ-632800-TEC", "tec_invalid", "4"));
        assertThatThrownBy(() -> ReplayPlan.of(files, 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("answered twice");
    }
}
