package org.pollwatch.oracle;

import java.util.Map;
import java.util.Optional;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/** Whether a condition holds of a report. */
final class Conditions {
    private Conditions() {}

    /** Whether the form asked the question of this report. */
    static boolean isAsked(Question question, Map<String, Answer> answers, Optional<Place> place) {
        return question.askIf().map(it -> holds(it, answers, place)).orElse(true);
    }

    static boolean holds(Condition condition, Map<String, Answer> answers, Optional<Place> place) {
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(it -> holds(it, answers, place));
        }
        if (condition instanceof Condition.PlaceIs is) {
            return place.isPresent()
                    && is.values().contains(place.get().attributes().getOrDefault(is.attribute(), ""));
        }
        if (condition instanceof Condition.MoreThan more) {
            return answers.get(more.question()) instanceof Answer.Amount it && it.amount() > more.number();
        }
        Condition.AnswerIs is = (Condition.AnswerIs) condition;
        return answers.get(is.question()) instanceof Answer.Words it
                && it.words().stream().anyMatch(is.answers()::contains);
    }
}
