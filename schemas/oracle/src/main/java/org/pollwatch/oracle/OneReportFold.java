package org.pollwatch.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Findings that one report raises by itself. */
record OneReportFold(Subject at, Raised raised) {

    void run() {
        at.checks(Rule.Numbers.class)
                .forEach((check, rule) -> at.of(rule.form()).forEach(it -> numbers(check, rule, it)));
        at.checks(Rule.Answers.class)
                .forEach((check, rule) -> at.of(rule.form()).forEach(it -> answers(check, rule, it)));
        at.checks(Rule.Evaluation.class)
                .forEach((check, rule) -> at.of(rule.form()).forEach(it -> evaluation(check, rule, it)));
        at.checks(Rule.ImplausibleZero.class)
                .forEach((check, rule) -> at.of(rule.form()).forEach(it -> zero(check, rule, it)));
        at.own().stream()
                .filter(it -> it.report().hour().equals("unknown"))
                .forEach(it -> raised.add(
                        "unknown_hour",
                        at.id() + "|" + it.id(),
                        List.of(Raised.value("observed_at", it.id(), local(it)))));
    }

    private static String local(Fact it) {
        Counted report = it.report();
        return it.observedAt()
                .atZone(report.place()
                        .map(report.mission()::zoneOf)
                        .orElseGet(() -> report.mission().areas().zone(it.subject())))
                .toLocalDateTime()
                .toString();
    }

    private void raise(Check check, Fact it, List<String> compared) {
        raised.add(check.id(), at.id() + "|" + it.id(), compared);
    }

    private void numbers(Check check, Rule.Numbers rule, Fact it) {
        List<Term> terms =
                Stream.concat(rule.left().stream(), rule.right().stream()).toList();
        boolean known = terms.stream().allMatch(term -> number(term, it).isPresent());
        boolean asked = rule.when()
                .map(when -> Conditions.holds(when, it.answers(), at.place(it.form())))
                .orElse(true);
        if (!known || !asked) {
            return;
        }
        long left = rule.left().stream()
                .mapToLong(term -> number(term, it).getAsLong())
                .sum();
        long right = rule.right().stream()
                .mapToLong(term -> number(term, it).getAsLong())
                .sum();
        boolean found =
                switch (rule.is()) {
                    case MORE_THAN -> left > right;
                    case LESS_THAN -> left < right;
                    case NOT_EQUAL -> left != right;
                };
        if (found) {
            List<String> compared = new ArrayList<>(List.of(Raised.expected((double) right)));
            terms.forEach(
                    term -> compared.add(name(term, it) + "=" + number(term, it).getAsLong()));
            raise(check, it, compared);
        }
    }

    private static String name(Term term, Fact it) {
        if (term instanceof Term.Asked asked) {
            return asked.question() + "@" + it.id();
        }
        return term instanceof Term.Register ? "registered_voters@register" : "limit@rule";
    }

    /** An unknown register is 0, and of votes that were not all seen there is no sum. */
    private OptionalLong number(Term term, Fact it) {
        if (term instanceof Term.Fixed fixed) {
            return OptionalLong.of(fixed.number());
        }
        if (term instanceof Term.Asked asked) {
            return isWhole(asked.question(), it) ? it.number(asked.question()) : OptionalLong.empty();
        }
        long voters = at.place(it.form()).map(Place::registeredVoters).orElse(0L);
        return voters == 0 ? OptionalLong.empty() : OptionalLong.of(voters);
    }

    private boolean isWhole(String question, Fact it) {
        if (!(it.answers().get(question) instanceof Answer.Votes votes)) {
            return true;
        }
        String contest = question(question, it).flatMap(Question::contest).orElseThrow();
        return at.mission().ballot().contestants(contest, at.path()).stream()
                .map(Contestant::id)
                .allMatch(votes.byContestant().keySet()::contains);
    }

    private static Optional<Question> question(String question, Fact it) {
        return it.report().form().question(question);
    }

    private void answers(Check check, Rule.Answers rule, Fact it) {
        if (Conditions.holds(rule.when(), it.answers(), at.place(it.form()))) {
            raise(check, it, looked(rule.when(), it).distinct().toList());
        }
    }

    private Stream<String> looked(Condition condition, Fact it) {
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().flatMap(one -> looked(one, it));
        }
        if (condition instanceof Condition.PlaceIs is) {
            return at.place(it.form()).stream()
                    .map(place -> Raised.value(
                            is.attribute(), "register", place.attributes().get(is.attribute())));
        }
        String question = condition instanceof Condition.AnswerIs is
                ? is.question()
                : ((Condition.MoreThan) condition).question();
        return Stream.of(given(question, it));
    }

    private static String given(String question, Fact it) {
        Object value = it.answers().get(question) instanceof Answer.Words words
                ? String.join(", ", words.words().stream().sorted().toList())
                : it.number(question).orElse(0);
        return Raised.value(question, it.id(), value);
    }

    private void evaluation(Check check, Rule.Evaluation rule, Fact it) {
        List<String> against = rule.against().stream()
                .filter(question -> isFlagged(question, it))
                .toList();
        if (it.word(rule.question()).filter(rule.good()::contains).isPresent() && !against.isEmpty()) {
            raise(
                    check,
                    it,
                    Stream.concat(Stream.of(rule.question()), against.stream())
                            .map(question -> given(question, it))
                            .toList());
        }
    }

    private static boolean isFlagged(String id, Fact it) {
        Answer answer = it.answers().get(id);
        Optional<Question> question = question(id, it);
        if (answer == null || question.isEmpty()) {
            return false;
        }
        if (answer instanceof Answer.Amount given) {
            return given.amount() > question.get().over().orElse(Long.MAX_VALUE);
        }
        List<String> words = ((Answer.Words) answer).words();
        Set<String> counted = question.get().counted();
        boolean substantive = words.stream().noneMatch(QuestionType::isUnsubstantive);
        return substantive
                && (question.get().type() == QuestionType.CHOICES
                        ? !words.contains("none")
                        : words.stream().anyMatch(counted::contains));
    }

    private void zero(Check check, Rule.ImplausibleZero rule, Fact it) {
        Map<String, Answer> answers = it.answers();
        if (Answer.amount(0).equals(answers.get(rule.zero())) && answers.get(rule.of()) instanceof Answer.Amount of) {
            double expected = of.amount() * rule.share();
            if (expected >= rule.atLeast()) {
                raise(
                        check,
                        it,
                        List.of(
                                Raised.expected(expected),
                                Raised.value(rule.zero(), it.id(), 0),
                                Raised.value(rule.of(), it.id(), of.amount())));
            }
        }
    }
}
