package org.pollwatch.counting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/** Says which questions a report was asked, from its answers and its place ({@code askIf}). */
public final class Asked {
    private final Map<String, Answer> answers;
    private final Optional<Place> place;

    /** @param place empty for a form about an area, of which no place attribute holds */
    public Asked(Map<String, Answer> answers, Optional<Place> place) {
        this.answers = answers;
        this.place = place;
    }

    /** @return whether the form asks it of this report */
    public boolean isAsked(Question question) {
        return question.askIf().map(this::holds).orElse(true);
    }

    /** A condition about a question that was not answered does not hold. */
    public boolean holds(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return answers.get(is.question()) instanceof Answer.Words given
                    && given.words().stream().anyMatch(is.answers()::contains);
        }
        if (condition instanceof Condition.MoreThan more) {
            return answers.get(more.question()) instanceof Answer.Amount given && given.amount() > more.number();
        }
        if (condition instanceof Condition.PlaceIs is) {
            Set<String> values = is.values();
            return place.map(it -> it.attributes().get(is.attribute()))
                    .filter(values::contains)
                    .isPresent();
        }
        return ((Condition.All) condition).conditions().stream().allMatch(this::holds);
    }
}
