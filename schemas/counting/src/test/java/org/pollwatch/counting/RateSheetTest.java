package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.AreaFigures.AnswerCount;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.AreaFigures.Withheld;
import org.pollwatch.counting.CounterLayout.IndicatorSlots;
import org.pollwatch.mission.Mission;

/** Rates, intervals and what is withheld. The missions here want five reports before a rate is for release. */
class RateSheetTest {
    private static final QuestionBuilder[] QUESTIONS = {
        QuestionBuilder.yesNo("opened_on_time")
                .counted("no")
                .indicator("opened_late")
                .complement("opened_on_time"),
        QuestionBuilder.integer("members").over(10),
        QuestionBuilder.integer("women").ratioOver("members"),
    };

    private final Mission mission = MissionBuilder.withQuestions(QUESTIONS);

    @Test
    void shouldDivideFlaggedByApplicable() {
        AreaFigures figures = figures(
                mission,
                report().answer("opened_on_time", "no"),
                report().answer("opened_on_time", "yes"),
                report().answer("opened_on_time", "yes"),
                report().answer("opened_on_time", "yes"),
                report().answer("opened_on_time", "not_observed"),
                report().answer("opened_on_time", "not_applicable"),
                report());

        assertThat(figures.reports()).isEqualTo(7);
        assertThat(find(figures, "opened_late")).satisfies(it -> {
            assertThat(it.flagged()).isEqualTo(1);
            assertThat(it.applicable()).isEqualTo(4);
            assertThat(it.rate()).hasValue(0.25);
            assertThat(it.interval()).contains(Wilson.of(1, 4));
            assertThat(it.withheld()).isEmpty();
            assertThat(it.notObserved()).isEqualTo(1);
            assertThat(it.notApplicable()).isEqualTo(1);
            assertThat(it.missing()).isEqualTo(1);
            assertThat(it.notAsked()).isZero();
            assertThat(it.numbers()).isEmpty();
            assertThat(it.sum()).isEmpty();
        });
        assertThat(find(figures, "opened_on_time").rate()).hasValue(0.75);
        assertThat(figures.answers())
                .contains(new AnswerCount("opened_on_time", "no", 1), new AnswerCount("opened_on_time", "yes", 3));
    }

    @Test
    void shouldGiveNoRateWhereNothingIsApplicable() {
        assertThat(find(figures(mission, five(report())), "opened_late")).satisfies(it -> {
            assertThat(it.rate()).isEmpty();
            assertThat(it.interval()).isEmpty();
            assertThat(it.withheld()).isEmpty();
            assertThat(it.missing()).isEqualTo(5);
        });
    }

    @Test
    void shouldMarkARateOfFewReportsAndStillGiveItToTheDesk() {
        ReportBuilder report = report().answer("opened_on_time", "no");

        assertThat(find(figures(mission, report, report, report, report), "opened_late"))
                .satisfies(it -> {
                    assertThat(it.withheld()).contains(Withheld.FEW_REPORTS);
                    assertThat(it.rate()).hasValue(1);
                    assertThat(it.interval()).isPresent();
                });
        assertThat(find(figures(mission, five(report)), "opened_late").withheld())
                .isEmpty();
    }

    @Test
    void shouldNeverGiveARateInALimitedMission() {
        Mission limited = new MissionBuilder().limited().voting("1", QUESTIONS).build();
        ReportBuilder report =
                report().answer("opened_on_time", "no").answer("members", 12).answer("women", 6);

        assertThat(figures(limited, five(report)).indicators()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.rate()).isEmpty();
            assertThat(it.interval()).isEmpty();
            assertThat(it.withheld()).contains(Withheld.LIMITED);
        });
        assertThat(find(figures(limited, five(report)), "opened_late").flagged())
                .isEqualTo(5);
    }

    @Test
    void shouldCountIncidentsAndNeverGiveARate() {
        Mission incidents = new MissionBuilder()
                .incident(QuestionBuilder.yesNo("violent"), QuestionBuilder.integer("persons"))
                .build();
        ReportBuilder report =
                report().form("incident").at("R").answer("violent", "yes").answer("persons", 3);
        AreaFigures figures = figures(incidents, "incident", five(report));

        assertThat(figures.places()).isZero();
        assertThat(figures.indicators()).hasSize(2).allSatisfy(it -> {
            assertThat(it.rate()).isEmpty();
            assertThat(it.interval()).isEmpty();
            assertThat(it.withheld()).contains(Withheld.INCIDENT);
        });
        assertThat(find(figures, "violent").flagged()).isEqualTo(5);
        assertThat(find(figures, "persons").sum()).hasValue(15);
    }

    @Test
    void shouldSumNumbersWithoutARateAndRateThoseAboveTheLimit() {
        AreaFigures figures = figures(
                mission,
                report().answer("members", 10),
                report().answer("members", 11),
                report().answer("members", "not_observed"));

        assertThat(find(figures, "members")).satisfies(it -> {
            assertThat(it.rate()).isEqualTo(OptionalDouble.empty());
            assertThat(it.flagged()).isZero();
            assertThat(it.applicable()).isEqualTo(2);
            assertThat(it.numbers()).isEqualTo(OptionalLong.of(2));
            assertThat(it.sum()).isEqualTo(OptionalLong.of(21));
        });
        assertThat(find(figures, "members_over_10").rate()).hasValue(0.5);
    }

    @Test
    void shouldDivideSumBySumOverTheReportsThatHaveBoth() {
        AreaFigures figures = figures(
                mission,
                report().answer("members", 10).answer("women", 4),
                report().answer("members", 5).answer("women", 5),
                report().answer("members", 100),
                report().answer("women", 100),
                report().answer("members", "not_observed").answer("women", 100));

        assertThat(find(figures, "women_per_members")).satisfies(it -> {
            assertThat(it.flagged()).isEqualTo(9);
            assertThat(it.applicable()).isEqualTo(15);
            assertThat(it.rate()).hasValue(0.6);
            assertThat(it.interval()).as("a ratio is no proportion").isEmpty();
        });
    }

    @Test
    void shouldTakeARatioAboveOneForWhatItIs() {
        AreaFigures figures = figures(mission, report().answer("members", 1).answer("women", 3));

        assertThat(figures.suspect()).isFalse();
        assertThat(find(figures, "women_per_members").rate()).hasValue(3);
    }

    @Test
    void shouldSuspectATallyWithAnythingNegative() {
        Layouts layouts = Layouts.EMPTY.with(mission);
        CounterLayout layout = layouts.of("voting");
        for (int slot = 0; slot < layout.size(); slot++) {
            AreaTally broken = AreaTally.empty().plus(Counters.of(Map.of(slot, -1L)), 0);

            assertSuspect(new RateSheet(mission, layouts).of("R", "voting", Optional.empty(), broken));
        }
    }

    @Test
    void shouldSuspectATallyWithMoreFlaggedThanApplicable() {
        Layouts layouts = Layouts.EMPTY.with(mission);
        IndicatorSlots slots =
                layouts.of("voting").question("opened_on_time").indicators().get(0);
        for (int flagged : List.of(slots.flagged(), slots.placesFlagged())) {
            AreaTally broken = AreaTally.empty()
                    .plus(Counters.of(Map.of(slots.applicable(), 2L, slots.placesApplicable(), 2L, flagged, 3L)), 0);

            assertSuspect(new RateSheet(mission, layouts).of("R", "voting", Optional.empty(), broken));
        }
    }

    private static void assertSuspect(AreaFigures figures) {
        assertThat(figures.suspect()).isTrue();
        assertThat(figures.reports()).isZero();
        assertThat(figures.places()).isZero();
        assertThat(figures.indicators()).isEmpty();
        assertThat(figures.answers()).isEmpty();
    }

    @Test
    void shouldSortIndicatorsAndAnswers() {
        AreaFigures figures = figures(mission, report());

        assertThat(figures.indicators())
                .extracting(IndicatorFigures::id)
                .containsExactly(
                        "members", "members_over_10", "opened_late", "opened_on_time", "women", "women_per_members");
        assertThat(figures.answers()).extracting(AnswerCount::answer).containsExactly("no", "yes");
    }

    @Test
    void shouldSayOfWhichAreaFormHourAndTimeItIs() {
        AreaTally tally = AreaTally.empty().plus(Counters.of(Map.of(CounterLayout.REPORTS, 1L)), 1_668_924_000_000L);
        AreaFigures figures = new RateSheet(mission, Layouts.EMPTY.with(mission))
                .of("R", "voting", Optional.of("2022-11-20T10"), tally);

        assertThat(figures.area()).isEqualTo("R");
        assertThat(figures.form()).isEqualTo("voting");
        assertThat(figures.hour()).contains("2022-11-20T10");
        assertThat(figures.asOf()).isEqualTo(Instant.parse("2022-11-20T06:00:00Z"));
    }

    private static ReportBuilder[] five(ReportBuilder report) {
        return new ReportBuilder[] {report, report, report, report, report};
    }

    private static AreaFigures figures(Mission mission, ReportBuilder... reports) {
        return figures(mission, "voting", reports);
    }

    private static AreaFigures figures(Mission mission, String form, ReportBuilder... reports) {
        Layouts layouts = Layouts.EMPTY.with(mission);
        AreaTally tally = AreaTally.empty();
        for (ReportBuilder report : reports) {
            tally = tally.plus(
                    Contributions.of(report.build(), mission, layouts, false).counters(), 0);
        }
        return new RateSheet(mission, layouts).of("R", form, Optional.empty(), tally);
    }

    private static IndicatorFigures find(AreaFigures figures, String id) {
        return figures.indicators().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
