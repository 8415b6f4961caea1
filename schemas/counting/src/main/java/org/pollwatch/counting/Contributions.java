package org.pollwatch.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.CounterLayout.IndicatorSlots;
import org.pollwatch.counting.CounterLayout.QuestionSlots;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Turns a checked report into what it contributes. */
public final class Contributions {
    private final Report report;
    private final CounterLayout layout;
    private final Counters.Builder counters = new Counters.Builder();
    private final Counters.Builder presence = new Counters.Builder();
    private final List<PlaceReading> readings = new ArrayList<>();
    private final boolean atPlace;

    private Contributions(Report report, CounterLayout layout, boolean atPlace) {
        this.report = report;
        this.layout = layout;
        this.atPlace = atPlace;
    }

    /**
     * @param report without faults by this mission's {@link ReportCheck}
     * @param layouts at the mission's revision or any later one
     */
    public static Contribution of(Report report, Mission mission, Layouts layouts) {
        Form form = mission.form(report.form(), report.formVersion()).orElseThrow();
        Optional<Place> place = form.subject() == FormSubject.AREA ? Optional.empty() : mission.place(report.place());
        Contributions builder = new Contributions(report, layouts.of(form.id()), place.isPresent());
        builder.count(form, place);
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

    private void count(Form form, Optional<Place> place) {
        counters.add(CounterLayout.REPORTS, 1);
        if (atPlace) {
            presence.add(CounterLayout.PLACES, 1);
        }
        Asked asked = new Asked(report.answers(), place);
        for (Question question : form.questions()) {
            QuestionSlots slots = layout.question(question.id());
            Answer answer = report.answers().get(question.id());
            if (!asked.isAsked(question)) {
                counters.add(slots.notAsked(), 1);
            } else if (answer == null) {
                counters.add(slots.missing(), 1);
            } else if (answer instanceof Answer.Amount given) {
                amount(question, slots, given.amount());
            } else if (answer instanceof Answer.Words given) {
                words(question, slots, given.words());
            } else {
                counters.add(slots.numbers(), 1);
            }
        }
    }

    private void words(Question question, QuestionSlots slots, List<String> words) {
        if (words.size() == 1 && QuestionType.isUnsubstantive(words.get(0))) {
            counters.add(slots.unsubstantive(words.get(0)), 1);
            return;
        }
        for (String word : words) {
            Integer slot = slots.answers().get(word);
            if (slot != null) { // a time has no counter of its own
                counters.add(slot, 1);
            }
        }
        for (IndicatorSlots indicator : indicatorsOf(question, slots)) {
            indicate(indicator, isFlagged(question, indicator.indicator(), words));
        }
    }

    /** Only what this version of the form counts; the layout may know of later ones. */
    private static List<IndicatorSlots> indicatorsOf(Question question, QuestionSlots slots) {
        List<String> own = question.indicators().stream().map(Indicator::id).toList();
        return slots.indicators().stream()
                .filter(it -> own.contains(it.indicator().id()))
                .toList();
    }

    private boolean isFlagged(Question question, Indicator indicator, List<String> words) {
        return switch (indicator.kind()) {
            case COUNTED ->
                question.type() == QuestionType.CHOICES
                        ? !words.contains(QuestionType.NONE)
                        : words.stream().anyMatch(question.counted()::contains);
            case COMPLEMENT -> words.stream().noneMatch(question.counted()::contains);
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

    private void amount(Question question, QuestionSlots slots, long amount) {
        if (question.isCumulative() && atPlace) {
            reading(question, slots, amount);
            return;
        }
        counters.add(slots.numbers(), 1).add(slots.sum(), amount);
        for (IndicatorSlots indicator : indicatorsOf(question, slots)) {
            switch (indicator.indicator().kind()) {
                case NUMBER -> indicate(indicator, false);
                case OVER -> indicate(indicator, amount > question.over().orElseThrow());
                case RATIO -> ratio(question, indicator, amount);
                default -> throw new IllegalStateException("a number counts for " + indicator.indicator());
            }
        }
    }

    /** Sum over sum, over the reports that have both numbers. */
    private void ratio(Question question, IndicatorSlots indicator, long amount) {
        Answer below = report.answers().get(question.ratioOver().orElseThrow());
        if (below instanceof Answer.Amount given) {
            counters.add(indicator.flagged(), amount).add(indicator.applicable(), given.amount());
        }
    }

    /** A running figure counts once for the place, so its place slots simply add. */
    private void reading(Question question, QuestionSlots slots, long amount) {
        Counters.Builder latest = new Counters.Builder();
        latest.add(slots.numbers(), 1).add(slots.sum(), amount);
        for (IndicatorSlots indicator : indicatorsOf(question, slots)) {
            boolean over = indicator.indicator().kind() == Indicator.Kind.OVER
                    && amount > question.over().orElseThrow();
            if (indicator.indicator().kind() != Indicator.Kind.RATIO) {
                latest.add(indicator.applicable(), 1).add(indicator.placesApplicable(), 1);
                latest.add(indicator.flagged(), over ? 1 : 0).add(indicator.placesFlagged(), over ? 1 : 0);
            }
        }
        readings.add(new PlaceReading(
                slots.numbers(), report.observedAt().toEpochMilli(), report.reportId(), latest.build()));
    }
}
