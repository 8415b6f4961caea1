package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.PublishedFigure.Measure;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;

/**
 * How many reports and places flag a question that is answered in a word. Absent where no target says.
 *
 * @param flagged reports
 * @param applicable reports
 * @param placesFlagged only where places are visited more than once
 * @param placesApplicable only where places are visited more than once
 */
record WordShare(
        OptionalLong flagged, OptionalLong applicable, OptionalLong placesFlagged, OptionalLong placesApplicable) {
    private static final double AGAIN = 0.3;

    /** @throws PlanException if two targets of the question contradict each other */
    static WordShare of(FormTargets form, Question question, List<Target> targets) {
        List<Target> byReport = targets.stream()
                .filter(target -> target.measure() == Measure.REPORTS || form.isOnePerPlace())
                .toList();
        List<Target> byPlace =
                targets.stream().filter(target -> !byReport.contains(target)).toList();
        if (byPlace.stream().anyMatch(target -> target.indicator().kind() == Indicator.Kind.COMPLEMENT)) {
            throw new PlanException(question.id() + ": a complement of places that are visited more than once");
        }
        return new WordShare(
                one(question, byReport, WordShare::flagged),
                one(question, byReport, Target::applicable),
                one(question, byPlace, WordShare::flagged),
                one(question, byPlace, Target::applicable));
    }

    private static long flagged(Target target) {
        return target.indicator().kind() == Indicator.Kind.COMPLEMENT
                ? target.applicable() - target.flagged()
                : target.flagged();
    }

    private static OptionalLong one(Question question, List<Target> targets, ToLongFunction<Target> value) {
        long[] values = targets.stream().mapToLong(value).distinct().toArray();
        if (values.length > 1) {
            throw new PlanException("question " + question.id() + ": two figures that cannot both hold, " + values[0]
                    + " and " + values[1]);
        }
        return values.length == 0 ? OptionalLong.empty() : OptionalLong.of(values[0]);
    }

    /**
     * @param asked the sheets that ask the question, those to prefer first
     * @param anchors sheets that must be flagged, and such that must not
     * @param planted words that stand at named places
     * @param within where given, only these may be flagged
     * @throws PlanException if there are too few sheets
     */
    void fill(
            Question question,
            List<Sheet> asked,
            Anchors anchors,
            Planted planted,
            Optional<Set<Sheet>> within,
            Leaning leaning,
            Dice dice) {
        List<Sheet> answering = placesApplicable.isPresent()
                ? ofPlaces(asked, placesApplicable.getAsLong())
                : asked.subList(0, (int) Math.min(asked.size(), applicable.orElse(0)));
        if (applicable.isPresent() && answering.size() != applicable.getAsLong()) {
            throw new PlanException("question " + question.id() + ": " + applicable.getAsLong()
                    + " must answer, and it is asked of " + asked.size());
        }
        Set<String> mustFlag = anchors.mustFlag(question);
        Set<String> mustNotFlag = anchors.mustNotFlag(question);
        Set<Sheet> bound = answering.stream()
                .filter(sheet -> mustFlag.contains(sheet.visit().subject()))
                .collect(Collectors.toSet());
        List<Sheet> open = answering.stream()
                .filter(sheet -> within.map(it -> it.contains(sheet)).orElse(true))
                .filter(sheet -> !bound.contains(sheet)
                        && !mustNotFlag.contains(sheet.visit().subject()))
                .toList();
        Set<Sheet> chosen = new HashSet<>(bound);
        chosen.addAll(
                placesFlagged.isPresent()
                        ? chosenByPlace(question, open, leaning, dice)
                        : leaning.draw(open, flagged.orElse(0) - bound.size(), question, dice));
        if (flagged.isPresent() && chosen.size() != flagged.getAsLong()) {
            throw new PlanException("question " + question.id() + ": " + flagged.getAsLong() + " must be flagged, and "
                    + chosen.size() + " can be");
        }
        answering.forEach(sheet -> sheet.put(
                question,
                planted.answer(sheet, question)
                        .orElseGet(() -> chosen.contains(sheet)
                                ? Wording.flagged(question, dice)
                                : Wording.clean(question, dice))));
    }

    /** One sheet of each flagged place, then more of the same places: as many as a target says, else some. */
    private Set<Sheet> chosenByPlace(Question question, List<Sheet> open, Leaning leaning, Dice dice) {
        Map<String, List<Sheet>> places = byPlace(open);
        List<Sheet> firsts = places.values().stream().map(dice::pick).toList();
        Set<Sheet> chosen = new HashSet<>(leaning.draw(firsts, placesFlagged.getAsLong(), question, dice));
        if (chosen.size() != placesFlagged.getAsLong()) {
            throw new PlanException("question " + question.id() + ": " + placesFlagged.getAsLong()
                    + " places must be flagged, and " + places.size() + " can be");
        }
        Set<String> subjects =
                chosen.stream().map(sheet -> sheet.visit().subject()).collect(Collectors.toSet());
        List<Sheet> further = open.stream()
                .filter(sheet -> subjects.contains(sheet.visit().subject()) && !chosen.contains(sheet))
                .toList();
        if (flagged.isPresent()) {
            chosen.addAll(leaning.draw(further, flagged.getAsLong() - chosen.size(), question, dice));
        } else {
            further.stream().filter(sheet -> dice.chance(AGAIN)).forEach(chosen::add);
        }
        return chosen;
    }

    private List<Sheet> ofPlaces(List<Sheet> asked, long places) {
        List<Sheet> all = new ArrayList<>();
        byPlace(asked).values().stream().limit(places).forEach(all::addAll);
        if (applicable.isEmpty()) {
            return all;
        }
        List<Sheet> firsts =
                byPlace(all).values().stream().map(list -> list.get(0)).toList();
        List<Sheet> exact = new ArrayList<>(firsts);
        all.stream()
                .filter(sheet -> !firsts.contains(sheet))
                .limit(Math.max(0, applicable.getAsLong() - firsts.size()))
                .forEach(exact::add);
        return exact;
    }

    private static Map<String, List<Sheet>> byPlace(List<Sheet> sheets) {
        return sheets.stream()
                .collect(Collectors.groupingBy(
                        sheet -> sheet.visit().subject(), LinkedHashMap::new, Collectors.toList()));
    }
}
