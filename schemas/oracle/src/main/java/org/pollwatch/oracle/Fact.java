package org.pollwatch.oracle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Sample;

/**
 * What the checks may see of a report that counts: the answers to questions that a check, or the quick count, names in the
 * definition that the report counts by.
 */
record Fact(Counted report, Map<String, Answer> answers) {

    static Fact of(Counted report) {
        Map<String, Answer> seen = new TreeMap<>(report.answers());
        seen.keySet().retainAll(named(report.mission(), report.form().id()));
        return new Fact(report, seen);
    }

    String id() {
        return report.id();
    }

    String form() {
        return report.form().id();
    }

    String subject() {
        return report.report().place();
    }

    Instant observedAt() {
        return report.report().observedAt();
    }

    /** @return the number that was answered, or the sum of votes */
    OptionalLong number(String question) {
        Answer answer = answers.get(question);
        if (answer instanceof Answer.Votes votes) {
            return OptionalLong.of(votes.total());
        }
        return answer instanceof Answer.Amount it ? OptionalLong.of(it.amount()) : OptionalLong.empty();
    }

    /** @return the one word that was answered, if it has substance */
    Optional<String> word(String question) {
        return answers.get(question) instanceof Answer.Words it
                        && it.words().size() == 1
                        && !QuestionType.isUnsubstantive(it.words().get(0))
                ? Optional.of(it.words().get(0))
                : Optional.empty();
    }

    private static Set<String> named(Mission mission, String form) {
        Set<String> all = new HashSet<>();
        mission.checks().stream().map(Check::rule).forEach(rule -> all.addAll(named(rule, form)));
        if (mission.card().sample() == Sample.PROBABILITY) {
            mission.card().turnout().filter(it -> it.form().equals(form)).ifPresent(it -> all.add(it.question()));
            mission.versions(form).stream()
                    .flatMap(it -> it.questions().stream())
                    .filter(it -> it.type() == QuestionType.VOTES)
                    .forEach(it -> all.add(it.id()));
        }
        return all;
    }

    /** @return whether a check or the quick count looks at reports of the form; at the place alone, for a capacity */
    static boolean isNamed(Mission mission, String form) {
        boolean placeAlone = mission.checks().stream()
                .anyMatch(it ->
                        it.rule() instanceof Rule.Numbers rule && rule.form().equals(form));
        return placeAlone || !named(mission, form).isEmpty();
    }

    private static Set<String> named(Rule rule, String form) {
        Set<String> all = new HashSet<>();
        if (rule instanceof Rule.Numbers it && it.form().equals(form)) {
            terms(it.left(), all);
            terms(it.right(), all);
            it.when().ifPresent(when -> condition(when, all));
        } else if (rule instanceof Rule.Answers it && it.form().equals(form)) {
            condition(it.when(), all);
        } else if (rule instanceof Rule.Evaluation it && it.form().equals(form)) {
            all.add(it.question());
            all.addAll(it.against());
        } else if (rule instanceof Rule.ImplausibleZero it && it.form().equals(form)) {
            all.addAll(List.of(it.zero(), it.of()));
        } else if (rule instanceof Rule.Mismatch it) {
            all.addAll(it.form().equals(form) ? Set.of(it.votes()) : Set.of());
            all.addAll(it.otherForm().equals(form) ? Set.of(it.protocols()) : Set.of());
        } else if (rule instanceof Rule.Jump it && it.form().equals(form)) {
            all.add(it.question());
        } else if (rule instanceof Rule.Contradiction it && it.form().equals(form)) {
            all.addAll(it.questions());
        } else if (rule instanceof Rule.Evidence it && it.form().equals(form)) {
            all.addAll(List.of(it.kind(), it.source()));
        }
        return all;
    }

    private static void terms(List<Term> terms, Set<String> all) {
        for (Term term : terms) {
            if (term instanceof Term.Asked it) {
                all.add(it.question());
            }
        }
    }

    private static void condition(Condition condition, Set<String> all) {
        if (condition instanceof Condition.All it) {
            it.conditions().forEach(one -> condition(one, all));
        } else if (condition instanceof Condition.AnswerIs it) {
            all.add(it.question());
        } else if (condition instanceof Condition.MoreThan it) {
            all.add(it.question());
        }
    }
}
