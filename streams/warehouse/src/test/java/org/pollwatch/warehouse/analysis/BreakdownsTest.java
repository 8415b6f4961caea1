package org.pollwatch.warehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.AreaFigures;
import org.pollwatch.counting.AreaFigures.AnswerCount;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.warehouse.FilledDatabase;
import org.pollwatch.warehouse.RandomReports;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.analysis.Breakdown.Line;

/** Every indicator of every form by region, hour and in all, against the counting core folding the same reports. */
class BreakdownsTest {
    private static final long SEED = 20_260_927;
    private static final int REPORTS = 120;
    private static final Mission MISSION = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .mission()
            .at(1);
    private static final Layouts LAYOUTS = Layouts.EMPTY.with(MISSION);
    private static final List<Report> ALL = new ArrayList<>();

    @TempDir
    private static Path directory;

    private static FilledDatabase database;

    @BeforeAll
    static void fill() throws Exception {
        database = new FilledDatabase(directory, MISSION, 256);
        RandomReports random = new RandomReports(MISSION, SEED);
        for (String form : MISSION.formIds()) {
            for (int i = 0; i < REPORTS; i++) {
                Report report = random.report(form);
                ALL.add(report);
                database.add(report, "T" + i % 7, contribution(report).hour());
            }
        }
        database.write();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    private static Contribution contribution(Report report) {
        return Contributions.of(report, MISSION, LAYOUTS, false);
    }

    /** Folds as the topology does: by place, then places together. */
    private static Map<String, AreaFigures> core(String form, Function<Contribution, String> key) {
        Map<String, Map<String, PlaceTally>> places = new HashMap<>();
        Map<String, Counters> sums = new HashMap<>();
        for (Report report : ALL) {
            Contribution it = contribution(report);
            if (it.form().equals(form)) {
                places.computeIfAbsent(key.apply(it), k -> new HashMap<>())
                        .merge(it.subject(), PlaceTally.EMPTY.plus(it), (a, b) -> a.plus(it));
                sums.merge(key.apply(it), it.counters(), Counters::plus);
            }
        }
        Map<String, AreaFigures> figures = new HashMap<>();
        sums.forEach((name, sum) -> {
            Counters all = sum;
            for (PlaceTally place : places.get(name).values()) {
                all = all.plus(place.figures());
            }
            AreaTally tally = new AreaTally(all.addTo(new long[LAYOUTS.of(form).size()]), 0);
            figures.put(name, new RateSheet(MISSION, LAYOUTS).of("X", form, Optional.empty(), tally));
        });
        return figures;
    }

    private static Breakdown breakdown(Form form, Question question, Optional<Indicator> indicator, By by) {
        try (Session session = database.session()) {
            return Breakdowns.of(new BreakdownQuery(MISSION, form, question, indicator, by, Optional.empty()), session);
        }
    }

    private static void assertSame(Line line, AreaFigures figures, Question question, Indicator indicator) {
        String what = figures.form() + " " + indicator.id() + " " + line.key() + ", seed " + SEED;
        IndicatorFigures expected = figures.indicators().stream()
                .filter(it -> it.id().equals(indicator.id()))
                .findFirst()
                .orElseThrow();
        assertThat(line.reports()).as(what).isEqualTo(figures.reports());
        assertThat(line.places()).as(what).isEqualTo(figures.places());
        assertThat(List.of(line.flagged(), line.applicable(), line.placesFlagged(), line.placesApplicable()))
                .as("flagged, applicable, places of " + what)
                .containsExactly(
                        expected.flagged(),
                        expected.applicable(),
                        expected.placesFlagged(),
                        expected.placesApplicable());
        assertThat(List.of(line.notObserved(), line.notApplicable(), line.notAsked(), line.missing()))
                .as("states of " + what)
                .containsExactly(
                        expected.notObserved(), expected.notApplicable(), expected.notAsked(), expected.missing());
        expected.numbers()
                .ifPresent(n -> assertThat(line.numbers().count()).as(what).isEqualTo(n));
        expected.sum()
                .ifPresent(sum -> assertThat(line.numbers().sum()).as(what).isEqualTo(sum));
        for (AnswerCount answer : figures.answers()) {
            if (answer.question().equals(question.id())) {
                assertThat(line.answers().getOrDefault(answer.answer(), 0L))
                        .as(what)
                        .isEqualTo(answer.count());
            }
        }
    }

    private static void compare(By by, Function<Contribution, String> key) {
        for (String id : MISSION.formIds()) {
            Form form = MISSION.newest(id).orElseThrow();
            Map<String, AreaFigures> expected = core(id, key);
            AreaFigures all = core(id, it -> "").get("");
            for (Indicator indicator : form.indicators()) {
                Question question = form.question(indicator.question()).orElseThrow();
                Breakdown found = breakdown(form, question, Optional.of(indicator), by);
                assertThat(found.rows().stream().map(Line::key))
                        .containsExactlyElementsOf(new TreeSet<>(expected.keySet()));
                found.rows().forEach(line -> assertSame(line, expected.get(line.key()), question, indicator));
                assertSame(found.total(), all, question, indicator);
            }
        }
    }

    @Test
    void shouldCountByRegionWhatTheCoreCounts() {
        compare(By.Attribute.REGION, it -> it.path().stream()
                .filter(area -> MISSION.areas().find(area).orElseThrow().level() == AreaLevel.REGION)
                .findFirst()
                .orElse(By.NONE));
    }

    @Test
    void shouldCountByHourWhatTheCoreCounts() {
        compare(By.Attribute.HOUR, Contribution::hour);
    }

    @Test
    void shouldAddUpToTheWholeOverRegions() {
        Form form = MISSION.newest("voting").orElseThrow();
        for (Indicator indicator : form.indicators()) {
            Question question = form.question(indicator.question()).orElseThrow();
            Breakdown found = breakdown(form, question, Optional.of(indicator), By.Attribute.REGION);
            assertThat(found.rows().stream().mapToLong(Line::flagged).sum())
                    .isEqualTo(found.total().flagged());
            assertThat(found.rows().stream().mapToLong(Line::applicable).sum())
                    .isEqualTo(found.total().applicable());
        }
    }

    @Test
    void shouldBreakDownByAnotherQuestionAndTellWhoseAnswerIsMissing() {
        Form form = MISSION.newest("voting").orElseThrow();
        Question group = form.question("group_voting").orElseThrow();
        for (Question other : form.questions()) {
            if (!BreakdownQuery.groups(other)) {
                continue;
            }
            Breakdown found =
                    breakdown(form, group, Optional.of(group.indicators().get(0)), new By.Answer(other));
            long sum = found.rows().stream().mapToLong(Line::reports).sum();
            if (found.overlapping()) {
                assertThat(sum)
                        .as(other.id())
                        .isGreaterThanOrEqualTo(found.total().reports());
            } else {
                assertThat(sum).as(other.id()).isEqualTo(found.total().reports());
            }
            assertThat(found.rows().stream().map(Line::key)).as(other.id()).contains(By.MISSING);
        }
    }

    @Test
    void shouldShowARegionalDeskItsOwnAreasOnly() {
        Form form = MISSION.newest("voting").orElseThrow();
        Question group = form.question("group_voting").orElseThrow();
        BreakdownQuery query =
                new BreakdownQuery(MISSION, form, group, Optional.empty(), By.Attribute.REGION, Optional.empty());
        try (Session session = database.session("AV-N")) {
            Breakdown found = Breakdowns.of(query, session);
            assertThat(found.rows().stream().map(Line::key)).containsExactly("AV-N");
            assertThat(found.total().reports()).isEqualTo(found.rows().get(0).reports());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AV-N", "AV-N1"})
    void shouldNarrowToAnAreaWithEverythingBelow(String area) {
        Form form = MISSION.newest("voting").orElseThrow();
        Question group = form.question("group_voting").orElseThrow();
        BreakdownQuery query =
                new BreakdownQuery(MISSION, form, group, Optional.empty(), By.Attribute.TEAM, Optional.of(area));
        long expected = ALL.stream()
                .map(BreakdownsTest::contribution)
                .filter(it -> it.form().equals("voting") && it.path().contains(area))
                .count();
        try (Session session = database.session()) {
            assertThat(Breakdowns.of(query, session).total().reports())
                    .isEqualTo(expected)
                    .isPositive();
        }
        assertThat(Set.of(By.NONE, By.MISSING, By.NOT_ASKED)).allMatch(it -> it.startsWith(":"));
    }
}
