package org.pollwatch.simulator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Asked;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/** Whether a question is asked, as the phone decides it while a form is filled ({@code askIf}). */
public final class AskIf {
    private AskIf() {}

    /** @param place empty for a form about an area */
    public static boolean isAsked(Question question, Map<String, Answer> answers, Optional<Place> place) {
        return new Asked(answers, place).isAsked(question);
    }

    /** @return the conditions that must all hold, one by one; none where the question is always asked */
    static Stream<Condition> conditions(Question question) {
        return question.askIf().stream().flatMap(AskIf::flat);
    }

    private static Stream<Condition> flat(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(AskIf::flat)
                : Stream.of(condition);
    }

    /** @return the question whose answer decides; empty where the place does */
    static Optional<String> gate(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return Optional.of(is.question());
        }
        return condition instanceof Condition.MoreThan more ? Optional.of(more.question()) : Optional.empty();
    }

    /** @return the questions that the answer to this one decides about directly */
    static Stream<Question> behind(Form form, Question question) {
        return form.questions().stream().filter(other -> conditions(other)
                .anyMatch(condition -> gate(condition).equals(Optional.of(question.id()))));
    }

    /** @return the answers without those to questions that the others no longer ask */
    public static Map<String, Answer> prune(Form form, Map<String, Answer> answers, Optional<Place> place) {
        Map<String, Answer> left = new TreeMap<>(answers);
        boolean changed = true;
        while (changed) {
            List<String> unasked = form.questions().stream()
                    .filter(question -> left.containsKey(question.id()) && !isAsked(question, left, place))
                    .map(Question::id)
                    .toList();
            changed = !unasked.isEmpty();
            unasked.forEach(left::remove);
        }
        return left;
    }
}
