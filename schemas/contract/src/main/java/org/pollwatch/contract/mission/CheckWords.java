package org.pollwatch.contract.mission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;

/** Says in one line what a check compares with what, for a person who knows the forms. */
final class CheckWords {

    private CheckWords() {}

    static String of(Rule rule) {
        if (rule instanceof Rule.Numbers it) {
            String when = it.when()
                    .map(condition -> ", when " + ConditionWords.of(condition))
                    .orElse("");
            return it.form() + ": " + sum(it.left()) + sign(it.is()) + sum(it.right()) + when;
        }
        if (rule instanceof Rule.Answers it) {
            return it.form() + ": " + ConditionWords.of(it.when());
        }
        if (rule instanceof Rule.Evaluation it) {
            return it.form() + ": " + it.question() + " is "
                    + ConditionWords.alternatives(it.good().stream()) + ", but flagged: "
                    + String.join(" or ", it.against());
        }
        if (rule instanceof Rule.ImplausibleZero it) {
            return it.form() + ": " + it.zero() + " is 0, where " + it.share() + " of " + it.of()
                    + " would be at least " + it.atLeast();
        }
        if (rule instanceof Rule.Contradiction it) {
            return it.form() + ": two teams at one place within " + hours(it.within()) + " on "
                    + String.join(", ", it.questions());
        }
        if (rule instanceof Rule.Evidence it) {
            return it.form() + ": " + it.kind() + " of one area by " + it.source();
        }
        return wider(rule);
    }

    /** Rules about two forms, two readings, or an area. */
    private static String wider(Rule rule) {
        if (rule instanceof Rule.Mismatch it) {
            return it.form() + " " + it.votes() + " and both sides of " + it.otherForm() + " " + it.protocols()
                    + ", by contestant of " + it.contest();
        }
        if (rule instanceof Rule.Jump it) {
            return it.form() + ": " + it.question() + " falls, or rises by more than " + it.perHour() + " an hour";
        }
        if (rule instanceof Rule.Silence it) {
            List<String> who = new ArrayList<>();
            it.team().ifPresent(span -> who.add("a team for " + hours(span)));
            it.region().ifPresent(span -> who.add("a region for " + hours(span)));
            return "nothing heard of " + String.join(", or of ", who) + ", from " + it.from() + " to " + it.to();
        }
        if (rule instanceof Rule.Hotspot it) {
            String which = it.indicators().isEmpty() ? "every irregularity" : String.join(", ", it.indicators());
            return it.form() + ": " + which + " of a region above the rest, false discoveries " + it.falseDiscovery()
                    + ", at least " + it.minimum() + " answers";
        }
        if (rule instanceof Rule.SeriesSum it) {
            return it.form() + ": sum of " + it.question() + " > series " + it.series();
        }
        if (rule instanceof Rule.SeriesShare it) {
            return it.form() + ": " + it.question() + " apart from series " + it.series() + " by " + it.points()
                    + " points, at least " + it.minimum() + " stations";
        }
        List<String> forms = ((Rule.Coverage) rule).forms();
        return "fewer reports than a rate needs, of "
                + (forms.isEmpty() ? "every form of the plan" : String.join(", ", forms));
    }

    private static String sum(List<Term> terms) {
        return terms.stream().map(CheckWords::term).collect(Collectors.joining(" + "));
    }

    private static String term(Term term) {
        if (term instanceof Term.Asked it) {
            return it.question();
        }
        return term instanceof Term.Fixed it ? Long.toString(it.number()) : "registered_voters";
    }

    private static String sign(Relation relation) {
        return relation == Relation.MORE_THAN ? " > " : relation == Relation.LESS_THAN ? " < " : " <> ";
    }

    /** @return for example {@code 2h} or {@code 1h30m} */
    private static String hours(Duration span) {
        return span.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
