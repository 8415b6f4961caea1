package org.pollwatch.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.CounterLayout.IndicatorSlots;
import org.pollwatch.counting.CounterLayout.QuestionSlots;
import org.pollwatch.counting.CountingPlan.Line;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/** Turns a checked report into what it contributes. */
public final class Contributions {
    private final Report report;
    private final Counters.Builder counters = new Counters.Builder();
    private final Counters.Builder presence = new Counters.Builder();
    private final List<PlaceReading> readings = new ArrayList<>();
    private final boolean atPlace;

    private Contributions(Report report, boolean atPlace) {
        this.report = report;
        this.atPlace = atPlace;
    }

    /**
     * @param report without faults by this mission's {@link ReportCheck}
     * @param layouts at the mission's revision or any later one
     * @param conflicted whether other content came under the report's revision and nothing has decided between them
     */
    public static Contribution of(Report report, Mission mission, Layouts layouts, boolean conflicted) {
        Form form = mission.form(report.form(), report.formVersion()).orElseThrow();
        Optional<Place> place = form.subject() == FormSubject.AREA ? Optional.empty() : mission.place(report.place());
        Contributions builder = new Contributions(report, place.isPresent());
        builder.count(layouts.of(form.id()).plan(form), place, conflicted);
        String area = place.map(Place::area).orElse(report.place());
        return new Contribution(
                form.id(),
                report.place(),
                mission.areas().path(area),
                LocalHour.of(
                        report.observedAt(),
                        place.map(mission::zoneOf)
                                .orElseGet(() -> mission.areas().zone(area)),
                        mission.card().electionDay()),
                builder.counters.build(),
                builder.presence.build(),
                builder.readings);
    }

    private void count(CountingPlan plan, Optional<Place> place, boolean conflicted) {
        counters.add(CounterLayout.REPORTS, 1).add(CounterLayout.CONFLICTS, conflicted ? 1 : 0);
        if (atPlace) {
            presence.add(CounterLayout.PLACES, 1);
        }
        Asked asked = new Asked(report.answers(), place);
        for (Line line : plan.lines()) {
            QuestionSlots slots = line.slots();
            Answer answer = report.answers().get(slots.id());
            if (!asked.isAsked(line.question())) {
                counters.add(slots.notAsked(), 1);
            } else if (answer == null) {
                counters.add(slots.missing(), 1);
            } else if (answer instanceof Answer.Amount given) {
                amount(line, given.amount());
            } else if (answer instanceof Answer.Words given) {
                words(line, given.words());
            } else {
                counters.add(slots.numbers(), 1); // results and attachments: how many there are, not what they say
            }
        }
    }

    private void words(Line line, List<String> words) {
        if (!Flagging.isSubstantive(words)) {
            counters.add(line.slots().unsubstantive(words.get(0)), 1);
            return;
        }
        for (String word : words) {
            Integer slot = line.slots().answers().get(word);
            if (slot != null) { // a time has no counter of its own
                counters.add(slot, 1);
            }
        }
        for (IndicatorSlots indicator : line.indicators()) {
            indicate(indicator, isFlagged(line.question(), indicator.indicator(), words));
        }
    }

    private boolean isFlagged(Question question, Indicator indicator, List<String> words) {
        return switch (indicator.kind()) {
            case COUNTED -> Flagging.byWords(question, words);
            case COMPLEMENT -> !Flagging.byWords(question, words);
            case OPTION -> words.contains(indicator.option());
            case OPTION_BY -> words.contains(indicator.option()) && isKnownBy(question, indicator.by());
            case OVER, NUMBER, RATIO -> false;
        };
    }

    private boolean isKnownBy(Question question, String answer) {
        Answer other = report.answers().get(question.by().orElseThrow().question());
        return other instanceof Answer.Words given && given.words().contains(answer);
    }

    private void indicate(IndicatorSlots indicator, boolean flagged) {
        counters.add(indicator.applicable(), 1);
        counters.add(indicator.flagged(), flagged ? 1 : 0);
        if (atPlace) {
            presence.add(indicator.placesApplicable(), 1);
            presence.add(indicator.placesFlagged(), flagged ? 1 : 0);
        }
    }

    private void amount(Line line, long amount) {
        if (line.question().isCumulative() && atPlace) {
            reading(line, amount);
            return;
        }
        counters.add(line.slots().numbers(), 1).add(line.slots().sum(), amount);
        for (IndicatorSlots indicator : line.indicators()) {
            switch (indicator.indicator().kind()) {
                case NUMBER -> indicate(indicator, false);
                case OVER -> indicate(indicator, Flagging.isOver(line.question(), amount));
                case RATIO -> ratio(counters, line.question(), indicator, amount);
                default -> throw new IllegalStateException("a number counts for " + indicator.indicator());
            }
        }
    }

    /** Sum over sum, over the reports that have both numbers. */
    private void ratio(Counters.Builder sums, Question question, IndicatorSlots indicator, long amount) {
        Answer below = report.answers().get(question.ratioOver().orElseThrow());
        if (below instanceof Answer.Amount given) {
            sums.add(indicator.flagged(), amount).add(indicator.applicable(), given.amount());
        }
    }

    /** A running figure counts once for the place, so its place slots simply add. */
    private void reading(Line line, long amount) {
        Counters.Builder latest = new Counters.Builder();
        latest.add(line.slots().numbers(), 1).add(line.slots().sum(), amount);
        for (IndicatorSlots indicator : line.indicators()) {
            if (indicator.indicator().kind() == Indicator.Kind.RATIO) {
                ratio(latest, line.question(), indicator, amount);
            } else {
                boolean over =
                        indicator.indicator().kind() == Indicator.Kind.OVER && Flagging.isOver(line.question(), amount);
                latest.add(indicator.applicable(), 1).add(indicator.placesApplicable(), 1);
                latest.add(indicator.flagged(), over ? 1 : 0).add(indicator.placesFlagged(), over ? 1 : 0);
            }
        }
        readings.add(new PlaceReading(
                line.slots().numbers(), report.observedAt().toEpochMilli(), report.reportId(), latest.build()));
    }
}
