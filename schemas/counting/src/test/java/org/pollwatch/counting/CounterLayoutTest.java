package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pollwatch.counting.ReportBuilder.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.CounterLayout.QuestionSlots;
import org.pollwatch.mission.Mission;

/** Slots are given once and for ever: a vector counted under an old definition means the same under a new one. */
class CounterLayoutTest {
    private final Mission first = new MissionBuilder()
            .voting(
                    "2022-11-01",
                    QuestionBuilder.yesNo("opened_on_time")
                            .counted("no")
                            .indicator("opened_late")
                            .complement("opened_on_time"),
                    QuestionBuilder.choices("observers", "red", "none"),
                    QuestionBuilder.integer("members").over(7))
            .build();

    /** Gains a question before all others, an option in the middle, and a form. */
    private final Mission second = new MissionBuilder()
            .revision(2)
            .voting(
                    "2022-11-01",
                    QuestionBuilder.yesNo("opened_on_time")
                            .counted("no")
                            .indicator("opened_late")
                            .complement("opened_on_time"),
                    QuestionBuilder.choices("observers", "red", "none"),
                    QuestionBuilder.integer("members").over(7))
            .voting(
                    "2022-11-02",
                    QuestionBuilder.yesNo("new_question"),
                    QuestionBuilder.yesNo("opened_on_time")
                            .counted("no")
                            .indicator("opened_late")
                            .complement("opened_on_time"),
                    QuestionBuilder.choices("observers", "blue", "red", "none"),
                    QuestionBuilder.integer("members").over(7))
            .incident(QuestionBuilder.integer("persons"))
            .build();

    private final Layouts old = Layouts.EMPTY.with(first);
    private final Layouts grown = old.with(second);

    @Test
    void shouldGiveEverySlotOnce() {
        CounterLayout layout = grown.of("voting");
        Set<Integer> slots =
                new HashSet<>(Set.of(CounterLayout.REPORTS, CounterLayout.PLACES, CounterLayout.CONFLICTS));
        int given = 3;
        for (QuestionSlots question : layout.questions()) {
            List<Integer> own = new java.util.ArrayList<>(List.of(
                    question.notObserved(),
                    question.notApplicable(),
                    question.notAsked(),
                    question.missing(),
                    question.numbers(),
                    question.sum()));
            own.addAll(question.answers().values());
            question.indicators()
                    .forEach(it -> own.addAll(
                            List.of(it.applicable(), it.flagged(), it.placesApplicable(), it.placesFlagged())));
            given += own.size();
            slots.addAll(own);
        }

        assertThat(slots).hasSize(given).hasSize(layout.size());
        assertThat(slots).allMatch(slot -> slot >= 0 && slot < layout.size());
    }

    @Test
    void shouldGrowOnlyAtTheEnd() {
        CounterLayout before = old.of("voting");
        CounterLayout after = grown.of("voting");

        for (QuestionSlots question : before.questions()) {
            QuestionSlots now = after.question(question.id());
            assertThat(now.notObserved()).isEqualTo(question.notObserved());
            assertThat(now.sum()).isEqualTo(question.sum());
            assertThat(now.answers()).containsAllEntriesOf(question.answers());
            assertThat(now.indicators()).containsAll(question.indicators());
        }
        assertThat(after.question("new_question").notObserved()).isGreaterThanOrEqualTo(before.size());
        assertThat(after.question("observers").answers().get("blue")).isGreaterThanOrEqualTo(before.size());
    }

    @Test
    void shouldReadAnOldVectorAsItWasCounted() {
        Report report = report().version("2022-11-01")
                .answer("opened_on_time", "no")
                .answer("observers", "red")
                .answer("members", 9)
                .build();
        Contribution contribution = Contributions.of(report, first, old, false);
        AreaTally tally = AreaTally.empty().plus(contribution.counters().plus(contribution.presence()), 0);

        List<IndicatorFigures> before = indicators(first, old, tally);
        List<IndicatorFigures> after = indicators(second, grown, tally);

        assertThat(after).containsAll(before);
        assertThat(after)
                .filteredOn(it -> !before.contains(it))
                .extracting(IndicatorFigures::id)
                .containsExactly("new_question", "observers_blue");
        assertThat(after).filteredOn(it -> it.id().equals("new_question")).allSatisfy(it -> assertThat(
                        it.applicable() + it.missing() + it.notAsked())
                .isZero());
    }

    @Test
    void shouldGiveTheSameSlotsToEveryoneWhoReadTheSameRevisions() {
        CounterLayout again = Layouts.EMPTY.with(first).with(second).of("voting");

        assertThat(again.questions())
                .containsExactlyElementsOf(grown.of("voting").questions());
    }

    @Test
    void shouldNotMoveWhenARevisionBringsNothingNew() {
        assertThat(grown.with(second).of("voting").size())
                .isEqualTo(grown.of("voting").size());
        assertThat(grown.with(first).of("voting").questions())
                .containsExactlyElementsOf(grown.of("voting").questions());
    }

    @Test
    void shouldCountAnOldVersionUnderANewDefinitionWithoutTheNewQuestion() {
        Report report =
                report().version("2022-11-01").answer("observers", "none").build();

        Contribution before = Contributions.of(report, first, old, false);
        Contribution after = Contributions.of(report, second, grown, false);

        assertThat(after.counters()).isEqualTo(before.counters());
        assertThat(after.presence()).isEqualTo(before.presence());
    }

    @Test
    void shouldKnowTheFormsOfEveryRevisionAndNoOther() {
        assertThat(grown.knows("incident")).isTrue();
        assertThat(grown.of("incident").size()).isPositive();
        assertThat(old.knows("incident")).isFalse();
        assertThatThrownBy(() -> old.of("incident")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<IndicatorFigures> indicators(Mission mission, Layouts layouts, AreaTally tally) {
        return new RateSheet(mission, layouts)
                .of("R", "voting", Optional.empty(), tally)
                .indicators();
    }
}
