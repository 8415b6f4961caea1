package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Mission;
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

    private Contribution contribution(ReportBuilder report) {
        return Contributions.of(report.build(), mission, Layouts.EMPTY.with(mission));
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
