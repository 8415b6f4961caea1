package org.pollwatch.contract.mission;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pollwatch.mission.Condition;

/** Says in words when a question is asked, or a check holds. */
final class ConditionWords {

    private ConditionWords() {}

    static String of(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return is.question() + " is " + alternatives(is.answers().stream());
        }
        if (condition instanceof Condition.MoreThan more) {
            return more.question() + " > " + more.number();
        }
        if (condition instanceof Condition.PlaceIs is) {
            return "place's " + is.attribute() + " is " + alternatives(is.values().stream());
        }
        return ((Condition.All) condition)
                .conditions().stream().map(ConditionWords::of).collect(Collectors.joining(", and "));
    }

    static String alternatives(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(" or "));
    }
}
