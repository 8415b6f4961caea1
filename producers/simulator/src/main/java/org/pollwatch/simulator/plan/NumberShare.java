package org.pollwatch.simulator.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;

/** Fills a question for a number: to a printed mean, with a printed number of reports over a limit, to a ratio. */
final class NumberShare {
    private static final double TYPICAL_RATIO_BASE = 7;
    private static final double EXCESS = 40;

    private NumberShare() {}

    /** @throws PlanException if the figures leave no numbers to choose */
    static void fill(
            FormTargets targets, Question question, List<Sheet> asked, Planted planted, Leaning leaning, Dice dice) {
        Optional<Target> mean = first(targets.of(question, Indicator.Kind.NUMBER));
        Optional<Target> over = first(targets.of(question, Indicator.Kind.OVER));
        Optional<Target> ratio = first(targets.of(question, Indicator.Kind.RATIO));
        Optional<Target> below = targets.form().questions().stream()
                .filter(it -> it.ratioOver().equals(Optional.of(question.id())))
                .flatMap(it -> targets.of(it, Indicator.Kind.RATIO).stream())
                .findFirst();
        if (mean.isPresent() || over.isPresent()) {
            overLimit(targets, question, asked, planted, mean, over, leaning, dice);
        } else if (ratio.isPresent()) {
            numerators(question, asked, ratio.get(), dice);
        } else if (below.isPresent()) {
            denominators(question, asked, below.get(), dice);
        }
    }

    private static Optional<Target> first(List<Target> targets) {
        return targets.stream().findFirst();
    }

    private static void overLimit(
            FormTargets targets,
            Question question,
            List<Sheet> asked,
            Planted planted,
            Optional<Target> mean,
            Optional<Target> over,
            Leaning leaning,
            Dice dice) {
        long number = mean.or(() -> over).map(Target::applicable).orElse(0L);
        if (number > asked.size() || (question.isCumulative() && !targets.isOnePerPlace())) {
            throw new PlanException("question " + question.id() + ": " + number + " numbers from " + asked.size()
                    + " reports, one for each place");
        }
        List<Sheet> answering = asked.subList(0, (int) number);
        long limit = question.over().orElse(question.max());
        Map<Sheet, Long> named = named(question, answering, planted);
        Set<Sheet> above = named.keySet().stream()
                .filter(sheet -> named.get(sheet) > limit)
                .collect(Collectors.toCollection(HashSet::new));
        List<Sheet> open =
                answering.stream().filter(sheet -> !named.containsKey(sheet)).toList();
        above.addAll(leaning.draw(open, over.map(Target::flagged).orElse(0L) - above.size(), question, dice));
        double rest = mean.map(target -> target.flagged() - above.size() * (limit + EXCESS))
                .map(sum -> sum / Math.max(1, answering.size() - above.size()))
                .orElse(limit / 4.0);
        Numbers numbers = new Numbers(answering.size());
        for (int index = 0; index < answering.size(); index++) {
            Long told = named.get(answering.get(index));
            if (told != null) {
                numbers.bound(index, told, told);
                numbers.set(index, told);
            } else if (above.contains(answering.get(index))) {
                numbers.bound(index, limit + 1, question.max());
                numbers.set(index, limit + 1 + (long) dice.exponential(EXCESS));
            } else {
                numbers.bound(index, Math.max(1, question.min()), limit);
                numbers.set(index, (long) dice.exponential(Math.max(1, rest)));
            }
        }
        mean.ifPresent(target -> numbers.reach(target.flagged(), question.id(), dice));
        write(question, answering, numbers);
    }

    private static Map<Sheet, Long> named(Question question, List<Sheet> answering, Planted planted) {
        Map<Sheet, Long> named = new HashMap<>();
        answering.forEach(sheet -> planted.answer(sheet, question).ifPresent(answer -> {
            if (answer instanceof Answer.Amount given) {
                named.put(sheet, given.amount());
            }
        }));
        return named;
    }

    private static void denominators(Question question, List<Sheet> asked, Target ratio, Dice dice) {
        double typical = Math.min((double) question.max(), TYPICAL_RATIO_BASE);
        double each = (double) ratio.applicable() / Math.max(1, asked.size());
        boolean all = each >= 1 && each <= question.max();
        int number = all ? asked.size() : (int) Math.min(asked.size(), Math.ceil(ratio.applicable() / typical));
        Numbers numbers = new Numbers(number);
        for (int index = 0; index < number; index++) {
            numbers.bound(index, Math.max(1, question.min()), question.max());
            numbers.set(index, Math.round((all ? each : typical) + 1.5 * dice.gaussian()));
        }
        numbers.reach(ratio.applicable(), question.id(), dice);
        write(question, asked.subList(0, number), numbers);
    }

    private static void numerators(Question question, List<Sheet> asked, Target ratio, Dice dice) {
        String other = question.ratioOver().orElseThrow();
        List<Sheet> answering = asked.stream()
                .filter(sheet -> sheet.answers().get(other) instanceof Answer.Amount)
                .toList();
        Numbers numbers = new Numbers(answering.size());
        double share = (double) ratio.flagged() / Math.max(1, ratio.applicable());
        for (int index = 0; index < answering.size(); index++) {
            long below = ((Answer.Amount) answering.get(index).answers().get(other)).amount();
            numbers.bound(index, question.min(), Math.min(question.max(), below));
            numbers.set(index, Math.round(below * share + dice.gaussian()));
        }
        numbers.reach(ratio.flagged(), question.id(), dice);
        write(question, answering, numbers);
    }

    private static void write(Question question, List<Sheet> answering, Numbers numbers) {
        for (int index = 0; index < answering.size(); index++) {
            answering.get(index).put(question, Answer.amount(numbers.get(index)));
        }
    }
}
