package org.pollwatch.simulator.plan;

import java.util.List;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Finds the word for what is meant: an answer that flags the question's indicator, or one that does not. */
final class Wording {
    private static final double EXTREME = 0.25;

    private Wording() {}

    static Answer flagged(Question question, Dice dice) {
        return Answer.word(pick(question, true, dice));
    }

    static Answer clean(Question question, Dice dice) {
        return Answer.word(pick(question, false, dice));
    }

    private static String pick(Question question, boolean flagged, Dice dice) {
        List<String> fitting = question.answers().stream()
                .filter(answer -> question.counted().contains(answer) == flagged)
                .toList();
        if (fitting.isEmpty()) {
            throw new PlanException("question " + question.id() + ": no answer is " + (flagged ? "" : "not ")
                    + "counted, but a figure asks for one");
        }
        if (question.type() == QuestionType.EVALUATION && fitting.size() > 1) {
            boolean extreme = dice.chance(EXTREME);
            String outer = flagged ? fitting.get(fitting.size() - 1) : fitting.get(0);
            return extreme ? outer : fitting.get(flagged ? 0 : fitting.size() - 1);
        }
        return dice.pick(fitting);
    }
}
