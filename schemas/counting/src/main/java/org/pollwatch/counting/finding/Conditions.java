package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Place;

/** What a condition looks at, and how it reads. */
final class Conditions {
    private Conditions() {}

    /** @return the questions that it names */
    static Set<String> questions(Condition condition) {
        return parts(condition)
                .flatMap(it -> {
                    if (it instanceof Condition.AnswerIs is) {
                        return Stream.of(is.question());
                    }
                    return it instanceof Condition.MoreThan more ? Stream.of(more.question()) : Stream.empty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return every answer and attribute that it looked at, in the order of the condition */
    static List<Compared> compared(Condition condition, ReportFacts facts, Optional<Place> place) {
        return parts(condition)
                .flatMap(it -> looked(it, facts, place).stream())
                .distinct()
                .toList();
    }

    private static Optional<Compared> looked(Condition part, ReportFacts facts, Optional<Place> place) {
        if (part instanceof Condition.PlaceIs is) {
            return place.map(it -> it.attributes().get(is.attribute()))
                    .map(value -> Compared.word(is.attribute(), "register", value));
        }
        String question = questions(part).iterator().next();
        return Optional.ofNullable(facts.answers().get(question))
                .map(it -> Compared.answer(question, facts.reportId(), it));
    }

    /** @return for example {@code signed_early is yes, members more than 5} */
    static String text(Condition condition) {
        return parts(condition).map(Conditions::partText).collect(Collectors.joining(", "));
    }

    private static String partText(Condition part) {
        if (part instanceof Condition.AnswerIs is) {
            return is.question() + " is " + either(is.answers());
        }
        if (part instanceof Condition.MoreThan more) {
            return more.question() + " is more than " + more.number();
        }
        Condition.PlaceIs is = (Condition.PlaceIs) part;
        return is.attribute() + " is " + either(is.values());
    }

    private static String either(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" or "));
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(Conditions::parts)
                : Stream.of(condition);
    }
}
