package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.CounterLayout.QuestionSlots;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.QuestionType;

/** What one report alone counts, by type of question and answer. */
class ContributionsTest {
    private final Mission mission = new MissionBuilder()
            .voting(
                    "1",
                    QuestionBuilder.yesNo("opened_on_time")
                            .counted("no")
                            .indicator("opened_late")
                            .complement("opened_on_time"),
                    QuestionBuilder.choices("observers", "red", "blue", "none"),
                    QuestionBuilder.of("overall", QuestionType.EVALUATION).counted("bad", "very_bad"),
                    QuestionBuilder.of("arrived", QuestionType.TIME),
                    QuestionBuilder.integer("voters_added").cumulative().over(100),
                    QuestionBuilder.yesNo("detail").askIf(new Condition.AnswerIs("opened_on_time", Set.of("no"))))
            .incident(QuestionBuilder.integer("persons").cumulative().over(10))
            .build();

    @ParameterizedTest
    @CsvSource({
        "opened_on_time, no,       opened_late,    1, 1",
        "opened_on_time, yes,      opened_late,    0, 1",
        "opened_on_time, no,       opened_on_time, 0, 1",
        "opened_on_time, yes,      opened_on_time, 1, 1",
        "observers,      red,      observers,      1, 1",
        "observers,      red,      observers_red,  1, 1",
        "observers,      red,      observers_blue, 0, 1",
        "observers,      none,     observers,      0, 1",
        "observers,      none,     observers_red,  0, 1",
        "overall,        bad,      overall,        1, 1",
        "overall,        very_bad, overall,        1, 1",
        "overall,        good,     overall,        0, 1",
    })
    void shouldFlagTheCountedAnswersOfTheSubstantiveOnes(
            String question, String answer, String indicator, long flagged, long applicable) {
        assertThat(alone(report().answer(question, answer), indicator)).satisfies(it -> {
            assertThat(it.flagged()).isEqualTo(flagged);
            assertThat(it.applicable()).isEqualTo(applicable);
            assertThat(it.placesFlagged()).isEqualTo(flagged);
            assertThat(it.placesApplicable()).isEqualTo(applicable);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "not_observed,   1, 0, 0",
        "not_applicable, 0, 1, 0",
        ",               0, 0, 1",
    })
    void shouldKeepNotObservedNotApplicableAndMissingApart(
            String answer, long notObserved, long notApplicable, long missing) {
        ReportBuilder report = report();
        Optional.ofNullable(answer).ifPresent(it -> report.answer("opened_on_time", it));

        assertThat(alone(report, "opened_late")).satisfies(it -> {
            assertThat(it.applicable()).isZero();
            assertThat(it.placesApplicable()).isZero();
            assertThat(it.notObserved()).isEqualTo(notObserved);
            assertThat(it.notApplicable()).isEqualTo(notApplicable);
            assertThat(it.missing()).isEqualTo(missing);
            assertThat(it.notAsked()).isZero();
        });
    }

    @Test
    void shouldTellNotAskedFromMissing() {
        assertThat(alone(report().answer("opened_on_time", "yes"), "detail")).satisfies(it -> {
            assertThat(it.notAsked()).isOne();
            assertThat(it.missing()).isZero();
        });
        assertThat(alone(report().answer("opened_on_time", "no"), "detail")).satisfies(it -> {
            assertThat(it.notAsked()).isZero();
            assertThat(it.missing()).isOne();
        });
    }

    @Test
    void shouldCountSeveralOptionsOfOneAnswerEach() {
        ReportBuilder both = report().answer("observers", "red", "blue");

        assertThat(List.of("observers", "observers_red", "observers_blue"))
                .allSatisfy(it -> assertThat(alone(both, it).flagged()).isOne());
        assertThat(alone(both, "observers").applicable()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "101, 1"})
    void shouldFlagARunningFigureOnlyAboveItsLimit(long number, long flagged) {
        assertThat(alone(report().answer("voters_added", number), "voters_added_over_100"))
                .satisfies(it -> {
                    assertThat(it.flagged()).isEqualTo(flagged);
                    assertThat(it.placesFlagged()).isEqualTo(flagged);
                    assertThat(it.applicable()).isOne();
                    assertThat(it.sum()).hasValue(number);
                });
    }

    /** There is no place whose latest reading could stand for the others. */
    @Test
    void shouldCountEveryReportsNumberWhereTheFormIsAboutAnArea() {
        Contribution contribution =
                contribution(report().form("incident").at("R").answer("persons", 7));

        assertThat(contribution.readings()).isEmpty();
        assertThat(alone(report().form("incident").at("R").answer("persons", 7), "persons")
                        .sum())
                .hasValue(7);
    }

    @Test
    void shouldSayWhereAndWhenItCounts() {
        assertThat(contribution(report())).satisfies(it -> {
            assertThat(it.form()).isEqualTo("voting");
            assertThat(it.subject()).isEqualTo("station");
            assertThat(it.path()).containsExactly("R", "C");
            assertThat(it.hour()).isEqualTo("2022-11-20T10");
        });
        assertThat(contribution(report().form("incident").at("C")).path()).containsExactly("C");
    }

    @Test
    void shouldCountAnUndecidedConflictBesideTheReport() {
        Report report = report().answer("overall", "bad").build();
        Layouts layouts = Layouts.EMPTY.with(mission);
        Contribution alone = Contributions.of(report, mission, layouts, false);
        Contribution conflicted = Contributions.of(report, mission, layouts, true);

        assertThat(alone.counters().get(CounterLayout.CONFLICTS)).isZero();
        assertThat(conflicted.counters().minus(alone.counters()))
                .isEqualTo(Counters.of(Map.of(CounterLayout.CONFLICTS, 1L)));
        assertThat(conflicted.presence()).isEqualTo(alone.presence());
    }

    /** What results say is for the cross-checks and the quick count; the tally knows how many there are. */
    @Test
    void shouldCountHowManyResultsThereAreAndNoneOfTheirFigures() {
        Mission results = new MissionBuilder()
                .contest("president", "a", "b")
                .form(
                        "tabulation",
                        "1",
                        Phase.TABULATION,
                        FormSubject.COMMISSION,
                        QuestionBuilder.votes("votes", "president"),
                        QuestionBuilder.protocols("table", "president"))
                .build();
        Layouts layouts = Layouts.EMPTY.with(results);
        CounterLayout layout = layouts.of("tabulation");
        ReportBuilder seen = report().form("tabulation").at("commission").votes("votes", Map.of("a", 812L, "b", 934L));
        seen.protocols("table", ReportBuilder.row("station", Map.of("a", 812L), Map.of("a", 176L)));
        ReportBuilder unseen = report().form("tabulation").at("commission").answer("votes", "not_observed");

        Counters all = Contributions.of(seen.build(), results, layouts, false)
                .counters()
                .plus(Contributions.of(unseen.build(), results, layouts, false).counters());

        assertThat(List.of("votes", "table")).allSatisfy(question -> {
            assertThat(all.get(layout.question(question).numbers())).isOne();
            assertThat(all.get(layout.question(question).sum())).isZero();
            assertThat(layout.question(question).indicators()).isEmpty();
        });
        assertThat(all.get(layout.question("votes").notObserved())).isOne();
        assertThat(all.get(layout.question("table").missing())).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "protest, told, incident_kind_protest,           1, 1",
        "protest, told, incident_kind_protest_by_told,   1, 1",
        "protest, told, incident_kind_protest_by_own,    0, 1",
        "protest, told, incident_kind_expelled,          0, 1",
        "protest, told, incident_kind_expelled_by_told,  0, 1",
        "protest, ,     incident_kind_protest,           1, 1",
        "protest, ,     incident_kind_protest_by_told,   0, 1",
        "not_observed, told, incident_kind_protest,      0, 0",
    })
    void shouldCountAnOptionApartByTheOtherChoice(
            String kind, String source, String indicator, long flagged, long applicable) {
        Mission incidents = new MissionBuilder()
                .incident(
                        QuestionBuilder.choice("incident_kind", "protest", "expelled")
                                .by("incident_source", "own", "told"),
                        QuestionBuilder.choice("incident_source", "own", "told"))
                .build();
        ReportBuilder report = report().form("incident").at("R").answer("incident_kind", kind);
        Optional.ofNullable(source).ifPresent(it -> report.answer("incident_source", it));
        Contribution contribution = Contributions.of(report.build(), incidents, Layouts.EMPTY.with(incidents), false);

        AreaFigures figures = new RateSheet(incidents, Layouts.EMPTY.with(incidents))
                .of("R", "incident", Optional.empty(), AreaTally.empty().plus(contribution.counters(), 0));

        assertThat(figures.indicators())
                .allSatisfy(it -> {
                    assertThat(it.withheld()).contains(AreaFigures.Withheld.INCIDENT);
                    assertThat(it.rate()).isEmpty();
                    assertThat(it.interval()).isEmpty();
                })
                .filteredOn(it -> it.id().equals(indicator))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.flagged()).isEqualTo(flagged);
                    assertThat(it.applicable()).isEqualTo(applicable);
                });
    }

    /** Turnout so far: of each place its latest reading, sum over sum. */
    @Test
    void shouldDivideTheLatestReadingsOfARunningFigureByTheOtherNumberOfTheSameReport() {
        Mission turnout = MissionBuilder.withQuestions(
                QuestionBuilder.integer("voters").cumulative().ratioOver("list"), QuestionBuilder.integer("list"));
        PlaceTally one = PlaceTally.EMPTY
                .plus(reading(turnout, "1", "04:00", 100, 500))
                .plus(reading(turnout, "2", "06:00", 250, 510));
        PlaceTally two = PlaceTally.EMPTY.plus(reading(turnout, "3", "05:00", 700, 600));

        AreaFigures figures = new RateSheet(turnout, Layouts.EMPTY.with(turnout))
                .of(
                        "R",
                        "voting",
                        Optional.empty(),
                        AreaTally.empty().plus(one.figures().plus(two.figures()), 0));

        assertThat(figures.suspect()).isFalse();
        assertThat(figures.indicators())
                .filteredOn(it -> it.id().equals("voters_per_list"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.flagged()).isEqualTo(950);
                    assertThat(it.applicable()).isEqualTo(1_110);
                });
        AreaFigures alone = new RateSheet(turnout, Layouts.EMPTY.with(turnout))
                .of("R", "voting", Optional.empty(), AreaTally.empty().plus(two.figures(), 0));
        assertThat(alone.suspect()).as("more voters than on the list").isFalse();
    }

    private static Contribution reading(Mission mission, String id, String at, long voters, long list) {
        Report report = report().id(id)
                .observedAt("2022-11-20T" + at + ":00Z")
                .answer("voters", voters)
                .answer("list", list)
                .build();
        return Contributions.of(report, mission, Layouts.EMPTY.with(mission), false);
    }

    @Test
    void shouldLeaveARatioOutOfAReadingWithoutTheOtherNumber() {
        Mission turnout = MissionBuilder.withQuestions(
                QuestionBuilder.integer("voters").cumulative().ratioOver("list"), QuestionBuilder.integer("list"));
        Report report =
                report().answer("voters", 7).answer("list", "not_observed").build();
        Contribution contribution = Contributions.of(report, turnout, Layouts.EMPTY.with(turnout), false);
        CounterLayout layout = Layouts.EMPTY.with(turnout).of("voting");

        assertThat(contribution.readings()).singleElement().satisfies(it -> assertThat(
                        layout.question("voters").indicators())
                .filteredOn(slots -> slots.indicator().id().equals("voters_per_list"))
                .allSatisfy(slots -> assertThat(it.counters().get(slots.flagged())
                                + it.counters().get(slots.applicable()))
                        .isZero()));
    }

    @Test
    void shouldCountOfANoteOnlyThatThereIsOneOrHowThereIsNone() {
        Mission asking = MissionBuilder.withQuestions(QuestionBuilder.of("note", QuestionType.TEXT));
        CounterLayout layout = Layouts.EMPTY.with(asking).of("voting");
        QuestionSlots slots = layout.question("note");

        assertThat(slots.indicators()).isEmpty();
        assertThat(List.of(
                        note(asking, new Answer.Attachment("0a".repeat(32), 9)).get(slots.numbers()),
                        note(asking, Answer.word("not_observed")).get(slots.notObserved()),
                        note(asking, Answer.word("not_applicable")).get(slots.notApplicable()),
                        Contributions.of(report().build(), asking, Layouts.EMPTY.with(asking), false)
                                .counters()
                                .get(slots.missing())))
                .containsOnly(1L);
    }

    private static Counters note(Mission asking, Answer answer) {
        Report report = report().answer("note", answer).build();
        return Contributions.of(report, asking, Layouts.EMPTY.with(asking), false)
                .counters();
    }

    private Contribution contribution(ReportBuilder report) {
        return Contributions.of(report.build(), mission, Layouts.EMPTY.with(mission), false);
    }

    private IndicatorFigures alone(ReportBuilder report, String indicator) {
        Contribution it = contribution(report);
        Counters counters = it.counters().plus(PlaceTally.EMPTY.plus(it).figures());
        return new RateSheet(mission, Layouts.EMPTY.with(mission))
                .of("R", it.form(), Optional.empty(), AreaTally.empty().plus(counters, 0)).indicators().stream()
                        .filter(figures -> figures.id().equals(indicator))
                        .findFirst()
                        .orElseThrow();
    }
}
