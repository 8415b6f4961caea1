package org.pollwatch.counting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pollwatch.counting.AreaFigures.AnswerCount;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.AreaFigures.Withheld;
import org.pollwatch.counting.CounterLayout.AnswerSlot;
import org.pollwatch.counting.CounterLayout.Figure;
import org.pollwatch.counting.CounterLayout.IndicatorSlots;
import org.pollwatch.counting.CounterLayout.QuestionSlots;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;

/** Computes rates, intervals and what is withheld, at the very end, from the additive counters. */
public final class RateSheet {
    private final Mission mission;
    private final Layouts layouts;

    /** @param layouts at the mission's revision */
    public RateSheet(Mission mission, Layouts layouts) {
        this.mission = mission;
        this.layouts = layouts;
    }

    /** @return the figures, or a suspect sheet without any if the tally breaks an invariant */
    public AreaFigures of(String area, String form, Optional<String> hour, AreaTally tally) {
        CounterLayout layout = layouts.of(form);
        boolean suspect = isBroken(layout, tally);
        return new AreaFigures(
                area,
                form,
                hour,
                suspect ? 0 : tally.get(CounterLayout.REPORTS),
                suspect ? 0 : tally.get(CounterLayout.PLACES),
                Instant.ofEpochMilli(tally.asOf()),
                suspect,
                suspect ? List.of() : indicators(layout, form, tally),
                suspect ? List.of() : answers(layout, tally));
    }

    /** A negative counter, or more flagged than applicable. */
    private static boolean isBroken(CounterLayout layout, AreaTally tally) {
        for (long amount : tally.vector()) {
            if (amount < 0) {
                return true;
            }
        }
        for (Figure figure : layout.figures()) {
            IndicatorSlots it = figure.indicator();
            boolean isPart = it.indicator().kind() != Indicator.Kind.RATIO;
            if (isPart
                    && (tally.get(it.flagged()) > tally.get(it.applicable())
                            || tally.get(it.placesFlagged()) > tally.get(it.placesApplicable()))) {
                return true;
            }
        }
        return false;
    }

    private List<IndicatorFigures> indicators(CounterLayout layout, String form, AreaTally tally) {
        Optional<Withheld> withheld = withheld(form, tally);
        List<IndicatorFigures> all = new ArrayList<>(layout.figures().size());
        for (Figure figure : layout.figures()) {
            all.add(indicator(figure.question(), figure.indicator(), tally, withheld));
        }
        return Collections.unmodifiableList(all);
    }

    private Optional<Withheld> withheld(String form, AreaTally tally) {
        if (mission.card().observation() == Mission.Observation.LIMITED) {
            return Optional.of(Withheld.LIMITED);
        }
        if (mission.newest(form).map(Form::phase).filter(Phase.INCIDENT::equals).isPresent()) {
            return Optional.of(Withheld.INCIDENT);
        }
        boolean few = tally.get(CounterLayout.REPORTS) < mission.card().minimumReports();
        return few ? Optional.of(Withheld.FEW_REPORTS) : Optional.empty();
    }

    private static IndicatorFigures indicator(
            QuestionSlots question, IndicatorSlots slots, AreaTally tally, Optional<Withheld> withheld) {
        Indicator.Kind kind = slots.indicator().kind();
        long flagged = tally.get(slots.flagged());
        long applicable = tally.get(slots.applicable());
        boolean forbidden = withheld.filter(it -> it != Withheld.FEW_REPORTS).isPresent();
        boolean hasRate = applicable > 0 && kind != Indicator.Kind.NUMBER && !forbidden;
        boolean isProportion = hasRate && kind != Indicator.Kind.RATIO;
        boolean isNumber = kind == Indicator.Kind.NUMBER || kind == Indicator.Kind.OVER;
        return new IndicatorFigures(
                slots.indicator().id(),
                flagged,
                applicable,
                hasRate ? OptionalDouble.of((double) flagged / applicable) : OptionalDouble.empty(),
                isProportion ? Optional.of(Wilson.of(flagged, applicable)) : Optional.empty(),
                withheld,
                tally.get(slots.placesFlagged()),
                tally.get(slots.placesApplicable()),
                tally.get(question.notObserved()),
                tally.get(question.notApplicable()),
                tally.get(question.notAsked()),
                tally.get(question.missing()),
                isNumber ? OptionalLong.of(tally.get(question.numbers())) : OptionalLong.empty(),
                isNumber ? OptionalLong.of(tally.get(question.sum())) : OptionalLong.empty());
    }

    private static List<AnswerCount> answers(CounterLayout layout, AreaTally tally) {
        List<AnswerCount> all = new ArrayList<>(layout.answers().size());
        for (AnswerSlot it : layout.answers()) {
            all.add(new AnswerCount(it.question(), it.answer(), tally.get(it.slot())));
        }
        return Collections.unmodifiableList(all);
    }
}
