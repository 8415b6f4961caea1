package org.pollwatch.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.ComputedFigure;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.contract.mission.PublishedFigure.ReproducedBy;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;
import org.pollwatch.simulator.Missions;

class ReplayPlanTest {
    private static final long SEEDS = Boolean.getBoolean("tests.long") ? 3 : 1;

    static Stream<String> missions() {
        return Missions.all();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldEndInEveryPrintedFigure(String id) {
        MissionFiles files = Missions.of(id);
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<PlannedReport> plan = ReplayPlan.of(files, seed);
            SoftAssertions all = new SoftAssertions();
            for (PublishedFigure figure : files.published()) {
                if (isOwed(figure)) {
                    all.assertThat(computed(figure, files, plan))
                            .as("seed %d, %s/%s", seed, figure.phase(), figure.indicator())
                            .isEqualTo(printed(figure));
                }
            }
            all.assertAll();
        }
    }

    private static List<Long> printed(PublishedFigure figure) {
        long flagged = figure.replayFlagged().orElseThrow();
        boolean isNumberOfForms = figure.reproducedBy() == ReproducedBy.COVERAGE && !isIndicator(figure);
        return isNumberOfForms
                ? List.of(flagged, flagged)
                : List.of(flagged, figure.replayApplicable().orElseThrow());
    }

    private static boolean isIndicator(PublishedFigure figure) {
        return figure.computes().filter(it -> it.startsWith("admitted")).isPresent();
    }

    private static boolean isOwed(PublishedFigure figure) {
        return switch (figure.reproducedBy()) {
            case REPORTS, COVERAGE, GATE -> figure.replayFlagged().isPresent();
            case INCIDENT, SERIES, QUOTED -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldTellOfAsManyIncidentsAsWerePrintedAndEachAboutAnArea(String id) {
        MissionFiles files = Missions.of(id);
        for (PublishedFigure figure : files.published()) {
            if (figure.reproducedBy() == ReproducedBy.INCIDENT) {
                List<PlannedReport> plan = ReplayPlan.of(files, 1);
                assertThat(computed(figure, files, plan).get(0))
                        .as(figure.indicator())
                        .isEqualTo(figure.replayFlagged().orElseThrow());
                assertThat(plan.stream().map(PlannedReport::report).filter(report -> report.form()
                                .equals(figure.form().orElseThrow())))
                        .isNotEmpty()
                        .allMatch(report ->
                                files.mission().areas().find(report.place()).isPresent());
            }
        }
    }

    private static List<Long> computed(PublishedFigure figure, MissionFiles files, List<PlannedReport> plan) {
        ComputedFigure computed = ComputedFigure.of(figure, files.mission()).orElseThrow();
        PlanTally tally = PlanTally.of(plan, computed.form().id());
        return switch (computed.what()) {
            case REPORTS -> List.of(tally.reports(), tally.reports());
            case PLACES -> List.of(tally.places(), tally.places());
            case INDICATOR -> {
                Indicator indicator = computed.indicator().orElseThrow();
                Question question =
                        computed.form().question(indicator.question()).orElseThrow();
                PlanTally.Line line = tally.line(question, indicator);
                yield switch (figure.measure().orElse(Measure.REPORTS)) {
                    case REPORTS, RATIO -> List.of(line.flagged(), line.applicable());
                    case PLACES -> List.of(line.placesFlagged(), line.placesApplicable());
                    case MEAN -> List.of(line.sum(), line.n());
                };
            }
        };
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldPlanValidReportsOnly(String id) {
        MissionFiles files = Missions.of(id);
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<PlannedReport> plan = ReplayPlan.of(files, seed);
            assertThat(plan).as("seed %d", seed).isNotEmpty().allSatisfy(planned -> assertThat(
                            ReportCheck.check(planned.report(), files.mission()))
                    .isEmpty());
            assertThat(plan.stream().map(planned -> planned.report().reportId()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldBeTheSameForTheSameSeedAndAnotherForAnother(String id) {
        MissionFiles files = Missions.of(id);
        assertThat(ReplayPlan.of(files, 7).toString())
                .isEqualTo(ReplayPlan.of(files, 7).toString());
        assertThat(ReplayPlan.of(files, 7)).isNotEqualTo(ReplayPlan.of(files, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldLeaveUnprintedFiguresWithoutRate(String id) {
        MissionFiles files = Missions.of(id);
        List<PlannedReport> plan = ReplayPlan.of(files, 1);
        Set<String> printed = files.published().stream()
                .filter(ReplayPlanTest::isOwed)
                .flatMap(figure -> ComputedFigure.of(figure, files.mission()).stream())
                .flatMap(computed -> computed.indicator().stream())
                .map(Indicator::question)
                .collect(Collectors.toCollection(HashSet::new));
        files.cases().forEach(row -> printed.add(row.question()));
        for (Form form : files.mission().forms()) {
            PlanTally tally = PlanTally.of(plan, form.id());
            for (Question question : form.questions()) {
                boolean isBelowRatio = form.questions().stream()
                        .anyMatch(other -> printed.contains(other.id())
                                && other.ratioOver()
                                        .filter(question.id()::equals)
                                        .isPresent());
                boolean isIncident = form.phase() == Phase.INCIDENT;
                if (!printed.contains(question.id()) && !isBelowRatio && !isIncident) {
                    assertThat(question.indicators()).as("%s", question.id()).allSatisfy(indicator -> assertThat(
                                    tally.line(question, indicator).asked())
                            .isFalse());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldFlagNamedPlacesOnly(String id) {
        MissionFiles files = Missions.of(id);
        List<PlannedReport> plan = ReplayPlan.of(files, 3);
        for (PublishedFigure figure : files.published()) {
            if (isOwed(figure) && !figure.where().isEmpty()) {
                Indicator indicator = ComputedFigure.of(figure, files.mission())
                        .orElseThrow()
                        .indicator()
                        .orElseThrow();
                Set<String> flagged = flaggedPlaces(plan, figure.form().orElseThrow(), indicator, files.mission());
                assertThat(figure.where()).as(figure.indicator()).allSatisfy(where -> assertThat(flagged)
                        .anyMatch(place -> liesIn(files.mission(), place, where)));
                assertThat(flagged).as(figure.indicator()).allSatisfy(place -> assertThat(figure.where())
                        .anyMatch(where -> liesIn(files.mission(), place, where)));
            }
        }
    }

    private static boolean liesIn(Mission mission, String place, String where) {
        return place.equals(where)
                || mission.areas()
                        .path(mission.place(place).orElseThrow().area())
                        .contains(where);
    }

    private static Set<String> flaggedPlaces(
            List<PlannedReport> plan, String form, Indicator indicator, Mission mission) {
        Set<String> counted = mission.newest(form)
                .orElseThrow()
                .question(indicator.question())
                .orElseThrow()
                .counted();
        return plan.stream()
                .map(PlannedReport::report)
                .filter(report -> report.form().equals(form)
                        && report.answers().get(indicator.question()) instanceof Answer.Words given
                        && counted.contains(given.words().get(0)))
                .map(Report::place)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldVisitAPlaceTwiceOnlyWhereMoreReportsThanPlacesWerePrinted(String id) {
        List<PlannedReport> plan = ReplayPlan.of(Missions.of(id), 2);
        Map<List<String>, Long> byFormAndPlace = plan.stream()
                .map(PlannedReport::report)
                .filter(report -> !report.form().equals("incident"))
                .collect(
                        Collectors.groupingBy(report -> List.of(report.form(), report.place()), Collectors.counting()));
        Set<String> twice = byFormAndPlace.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey().get(0))
                .collect(Collectors.toSet());
        assertThat(twice).isEqualTo(id.equals("kz-2012") ? Set.of("tabulation") : Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldKeepTeamsInTheirAreasAndHours(String id) {
        MissionFiles files = Missions.of(id);
        Mission mission = files.mission();
        Map<String, List<String>> areas =
                files.teams().stream().collect(Collectors.toMap(team -> team.code(), team -> team.areas()));
        List<PlannedReport> plan = ReplayPlan.of(files, 4);
        Map<String, Set<String>> hours = new TreeMap<>();
        for (PlannedReport planned : plan) {
            if (planned.report().form().equals("incident")) {
                continue;
            }
            var place = mission.place(planned.report().place()).orElseThrow();
            assertThat(mission.areas().path(place.area())).containsAnyElementsOf(areas.get(planned.team()));
            String hour = LocalHour.of(
                    planned.report().observedAt(),
                    mission.zoneOf(place),
                    mission.card().electionDay());
            hours.computeIfAbsent(planned.report().form(), form -> new HashSet<>())
                    .add(hour.substring(8));
        }
        if (hours.containsKey("voting")) {
            String day = "%02d".formatted(mission.card().electionDay().getDayOfMonth());
            String next =
                    "%02d".formatted(mission.card().electionDay().plusDays(1).getDayOfMonth());
            assertThat(hours.get("opening")).isSubsetOf(day + "T06", day + "T07");
            assertThat(hours.get("voting"))
                    .allMatch(hour -> hour.compareTo(day + "T07") >= 0 && hour.compareTo(day + "T20") < 0);
            assertThat(hours.get("tabulation")).contains(day + "T23", next + "T02");
            assertThat(hours.get("tabulation").stream().max(Comparator.naturalOrder()))
                    .hasValueSatisfying(last -> assertThat(last).isLessThan(next + "T05"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022"})
    void shouldDifferBetweenRegions(String id) {
        MissionFiles files = Missions.of(id);
        Mission mission = files.mission();
        Map<String, Double> rates = ReplayPlan.of(files, 1).stream()
                .map(PlannedReport::report)
                .filter(report -> report.form().equals("voting"))
                .collect(Collectors.groupingBy(
                        report -> {
                            List<String> path = mission.areas()
                                    .path(mission.place(report.place())
                                            .orElseThrow()
                                            .area());
                            return path.get(Math.max(0, path.size() - 2));
                        },
                        Collectors.averagingDouble(report -> "no".equals(word(report, "accessible"))
                                        || "yes".equals(word(report, "identical_signatures"))
                                ? 1
                                : 0)));
        assertThat(rates).hasSizeGreaterThan(15);
        double highest = rates.values().stream().mapToDouble(it -> it).max().orElseThrow();
        double lowest = rates.values().stream().mapToDouble(it -> it).min().orElseThrow();
        assertThat(highest).isGreaterThan(lowest + 0.1);
    }

    @Test
    void shouldKeepPartsWithinTheirWhole() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Report> counts = ReplayPlan.of(Missions.of("kz-2019"), seed).stream()
                    .map(PlannedReport::report)
                    .filter(report -> report.form().equals("counting"))
                    .toList();
            assertThat(counts.stream().filter(report -> "yes".equals(word(report, "ballot_stuffing_counting"))))
                    .hasSize(12)
                    .allSatisfy(report ->
                            assertThat(word(report, "deliberate_falsification")).isEqualTo("yes"));
        }
    }

    private static String word(Report report, String question) {
        return report.answers().get(question) instanceof Answer.Words given
                ? given.words().get(0)
                : "";
    }
}
