package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Fills a question of several choices: each option on its number of reports, any of them on the printed number. */
final class ChoiceShare {
    private ChoiceShare() {}

    /** @throws PlanException if the options cannot cover, or must exceed, those that chose any */
    static void fill(FormTargets targets, Question question, List<Sheet> asked, Leaning leaning, Dice dice) {
        List<Target> all = targets.of(question, Indicator.Kind.COUNTED, Indicator.Kind.OPTION);
        if (all.isEmpty()) {
            return;
        }
        long applicable = all.get(0).applicable();
        if (all.stream().anyMatch(target -> target.applicable() != applicable) || applicable > asked.size()) {
            throw new PlanException("question " + question.id() + ": its figures need one base of at most "
                    + asked.size() + " reports");
        }
        List<Sheet> answering = asked.subList(0, (int) applicable);
        Map<String, Long> numbers = new LinkedHashMap<>();
        targets.of(question, Indicator.Kind.OPTION).stream()
                .sorted(Comparator.comparingLong(Target::flagged).reversed())
                .forEach(target -> numbers.put(target.indicator().option(), target.flagged()));
        long any = targets.of(question, Indicator.Kind.COUNTED).stream()
                .mapToLong(Target::flagged)
                .findFirst()
                .orElse(numbers.values().stream().mapToLong(it -> it).max().orElse(0));
        List<Sheet> choosing = leaning.draw(answering, any, question, dice);
        write(question, answering, options(question, choosing, numbers, dice));
    }

    private static Map<Sheet, Set<String>> options(
            Question question, List<Sheet> choosing, Map<String, Long> numbers, Dice dice) {
        Map<Sheet, Set<String>> options = new HashMap<>();
        List<Sheet> uncovered = new ArrayList<>(choosing);
        numbers.forEach((option, number) -> {
            List<Sheet> others = dice.shuffled(choosing);
            others.removeAll(uncovered);
            List<Sheet> order = new ArrayList<>(dice.shuffled(uncovered));
            order.addAll(others);
            if (number > order.size()) {
                throw new PlanException("question " + question.id() + ": " + number + " chose " + option + ", and "
                        + order.size() + " any");
            }
            List<Sheet> taken = order.subList(0, number.intValue());
            taken.forEach(sheet ->
                    options.computeIfAbsent(sheet, it -> new TreeSet<>()).add(option));
            uncovered.removeAll(taken);
        });
        List<String> unprinted = question.options().stream()
                .map(Option::id)
                .filter(id -> !id.equals(QuestionType.NONE) && !numbers.containsKey(id))
                .toList();
        if (!uncovered.isEmpty() && unprinted.isEmpty()) {
            throw new PlanException(
                    "question " + question.id() + ": its options cover " + uncovered.size() + " reports too few");
        }
        uncovered.forEach(sheet -> options.put(sheet, new TreeSet<>(List.of(dice.pick(unprinted)))));
        return options;
    }

    private static void write(Question question, List<Sheet> answering, Map<Sheet, Set<String>> options) {
        answering.forEach(sheet -> sheet.put(
                question, new Answer.Words(List.copyOf(options.getOrDefault(sheet, Set.of(QuestionType.NONE))))));
    }
}
