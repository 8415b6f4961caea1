package org.pollwatch.contract.mission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reads the rules about numbers of one place. */
final class NumberRules {
    private static final String REGISTER = "registered_voters";
    private static final String A_NUMBER =
            "an integer or votes question, " + REGISTER + " or a whole number; questions are those";

    private NumberRules() {}

    static Rule comparison(FormEntry entry) {
        return new Rule.Numbers(
                entry.form().id(),
                terms(entry, "left"),
                entry.map().need("is").flatMap(it -> it.word(Relation.class)).orElse(Relation.NOT_EQUAL),
                terms(entry, "right"),
                entry.when());
    }

    /** One number above a limit. */
    static Rule threshold(FormEntry entry) {
        Term left = new Term.Asked(entry.question("question", QuestionType.INTEGER));
        return above(entry, left, "over");
    }

    /** A station larger than a station may be. */
    static Rule capacity(FormEntry entry) {
        Term left = entry.map().need("question").flatMap(it -> term(entry, it)).orElse(new Term.Register());
        return above(entry, left, "limit");
    }

    private static Rule above(FormEntry entry, Term left, String key) {
        return new Rule.Numbers(
                entry.form().id(),
                List.of(left),
                Relation.MORE_THAN,
                List.of(new Term.Fixed(number(entry, key, 0))),
                entry.when());
    }

    static Rule implausibleZero(FormEntry entry) {
        return new Rule.ImplausibleZero(
                entry.form().id(),
                entry.question("zero", QuestionType.INTEGER),
                entry.question("of", QuestionType.INTEGER),
                decimal(entry.map(), "share", 1),
                decimal(entry.map(), "atLeast", QuestionReader.LARGEST_NUMBER));
    }

    static Rule jump(FormEntry entry) {
        return new Rule.Jump(
                entry.form().id(),
                entry.question("question", "an integer question with reading: cumulative", Question::isCumulative),
                number(entry, "perHour", 1));
    }

    private static List<Term> terms(FormEntry entry, String key) {
        List<Term> terms = new ArrayList<>();
        entry.map().needList(key).forEach(it -> term(entry, it).ifPresent(terms::add));
        return terms;
    }

    private static Optional<Term> term(FormEntry entry, Scalar word) {
        if (word.text().matches("-?[0-9]+")) {
            return word.number(0, QuestionReader.LARGEST_NUMBER).map(Term.Fixed::new);
        }
        if (word.text().equals(REGISTER)) {
            return entry.form().subject() == FormSubject.POLLING_STATION
                    ? Optional.of(new Term.Register())
                    : word.expected("another number, since only polling stations have registered voters");
        }
        return entry.question(
                        word, A_NUMBER, it -> it.type() == QuestionType.INTEGER || it.type() == QuestionType.VOTES)
                .map(Term.Asked::new);
    }

    private static long number(FormEntry entry, String key, long from) {
        return entry.map()
                .need(key)
                .flatMap(it -> it.number(from, QuestionReader.LARGEST_NUMBER))
                .orElse(from);
    }

    static double decimal(YamlMap map, String key, long most) {
        return map.need(key)
                .flatMap(it -> it.decimal(0, most))
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
    }
}
