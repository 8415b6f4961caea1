package org.pollwatch.xforms;

import java.util.Collection;
import java.util.stream.Collectors;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Conditions of a form as XPath. */
final class XPaths {
    /** The row of the list of places that was chosen. */
    static final String CHOSEN_PLACE = "instance('places')/root/item[name = " + Nodes.path(Nodes.PLACE) + "]";

    private XPaths() {}

    static String of(Condition condition, Form form) {
        if (condition instanceof Condition.AnswerIs is) {
            return any(is.answers().stream()
                    .sorted()
                    .map(it -> isAnswered(form, is.question(), it))
                    .toList());
        }
        if (condition instanceof Condition.MoreThan more) {
            return Nodes.path(more.question()) + " > " + more.number();
        }
        if (condition instanceof Condition.PlaceIs is) {
            return any(is.values().stream()
                    .sorted()
                    .map(it -> CHOSEN_PLACE + "/" + is.attribute() + " = '" + it + "'")
                    .toList());
        }
        return ((Condition.All) condition)
                .conditions().stream().map(it -> "(" + of(it, form) + ")").collect(Collectors.joining(" and "));
    }

    private static String isAnswered(Form form, String id, String answer) {
        QuestionType type = form.question(id).map(Question::type).orElseThrow();
        if (!type.isAnsweredInWords() || type == QuestionType.TIME) {
            return Nodes.path(Nodes.without(id)) + " = '" + answer + "'";
        }
        return type == QuestionType.CHOICES
                ? "selected(" + Nodes.path(id) + ", '" + answer + "')"
                : Nodes.path(id) + " = '" + answer + "'";
    }

    private static String any(Collection<String> alternatives) {
        return alternatives.size() == 1
                ? alternatives.iterator().next()
                : alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Holds where a contestant of that area is on the ballot of the station that a path names. */
    static String isOnBallot(String place, String area) {
        return "selected(instance('stations')/root/item[name = " + place + "]/areas, '" + area + "')";
    }
}
