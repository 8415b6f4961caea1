package org.pollwatch.warehouse.analysis;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.warehouse.FormTables;
import org.pollwatch.warehouse.Sql;

/**
 * Whether a question was asked of a report, as {@link org.pollwatch.counting.Asked} says it, in SQL over the form's view
 * {@code r} and its places {@code p}.
 */
final class AskedSql {
    private static final Set<String> OF_THE_REPORT = Set.of("setting", "type");
    private static final Set<String> OF_THE_PLACE = Set.of("stratum", "supplementary_registration");
    private static final String NEVER = "FALSE";

    private final Form form;

    AskedSql(Form form) {
        this.form = form;
    }

    /** @return a condition that is never null */
    String of(Question question) {
        return question.askIf().map(this::holds).orElse("TRUE");
    }

    private String holds(Condition condition) {
        if (condition instanceof Condition.AnswerIs is) {
            return answered(is);
        }
        if (condition instanceof Condition.MoreThan more) {
            return known(column(more.question()) + " > " + more.number());
        }
        if (condition instanceof Condition.PlaceIs is) {
            return place(is);
        }
        return ((Condition.All) condition)
                .conditions().stream().map(this::holds).collect(Collectors.joining(" AND ", "(", ")"));
    }

    private String answered(Condition.AnswerIs is) {
        QuestionType type = form.question(is.question()).map(Question::type).orElse(QuestionType.TEXT);
        String column = column(is.question());
        return switch (type) {
            case CHOICES -> known("list_has_any(" + column + ", " + list(is.answers(), "[", "]") + ")");
            case YES_NO, CHOICE, EVALUATION, TIME -> known(column + " IN " + list(is.answers(), "(", ")"));
            // A number's words are not kept in its column, and nothing else is answered in words.
            case INTEGER, VOTES, PROTOCOLS, TEXT, PHOTO -> NEVER;
        };
    }

    private static String place(Condition.PlaceIs is) {
        String values = list(is.values(), "(", ")");
        if (OF_THE_REPORT.contains(is.attribute())) {
            return known("r." + is.attribute() + " IN " + values);
        }
        return OF_THE_PLACE.contains(is.attribute()) ? known("p." + is.attribute() + " IN " + values) : NEVER;
    }

    private static String known(String condition) {
        return "coalesce(" + condition + ", FALSE)";
    }

    private static String column(String question) {
        return "r." + Sql.name(FormTables.column(question));
    }

    private static String list(Collection<String> words, String open, String close) {
        return new TreeSet<>(words).stream().map(Sql::text).collect(Collectors.joining(", ", open, close));
    }
}
