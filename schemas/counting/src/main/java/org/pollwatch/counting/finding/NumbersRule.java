package org.pollwatch.counting.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/**
 * Two sums of numbers of one report: ballots found above signatures (C1, 003:1459-1460, 004:516), mobile ballots above
 * requests (C2, 003:1457-1459), more than 100 voters added (C5, 003:1414-1415), registration where it was not open (C7,
 * 004:256), absentee votes above certificates (C14, 003:688-689), stations above 3,000 voters (C19, 003:508-510).
 *
 * <p>A term that was not answered, not seen or is not known means no finding: an unknown register (0), and votes of which
 * some contestant's on the place's ballot are missing, since their sum is none.
 */
final class NumbersRule extends ReportRule {
    private final Check check;
    private final Rule.Numbers rule;
    private final Map<String, String> contests = new HashMap<>();

    NumbersRule(Check check, Rule.Numbers rule, Mission mission) {
        super(rule.form(), questions(rule));
        this.check = check;
        this.rule = rule;
        mission.versions(rule.form()).forEach(form -> form.questions()
                .forEach(it -> it.contest().ifPresent(contest -> contests.put(it.id(), contest))));
    }

    private static Set<String> questions(Rule.Numbers rule) {
        Set<String> named = new TreeSet<>();
        Stream.concat(rule.left().stream(), rule.right().stream()).forEach(term -> {
            if (term instanceof Term.Asked asked) {
                named.add(asked.question());
            }
        });
        rule.when().ifPresent(it -> named.addAll(Conditions.questions(it)));
        return named;
    }

    @Override
    Optional<Finding> judge(ReportFacts facts, Scene scene) {
        List<Optional<Compared>> left = values(rule.left(), facts, scene);
        List<Optional<Compared>> right = values(rule.right(), facts, scene);
        List<Compared> compared = Stream.concat(left.stream(), right.stream())
                .flatMap(Optional::stream)
                .toList();
        boolean complete = compared.size() == left.size() + right.size();
        if (!complete || !rule.when().map(asked(facts, scene)::holds).orElse(true)) {
            return Optional.empty();
        }
        long limit = sum(right);
        if (!isFound(sum(left), limit)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                check,
                about(facts, scene),
                compared,
                OptionalDouble.of((double) limit),
                expectation(limit),
                List.of(facts.reportId()),
                facts.receivedAt()));
    }

    private boolean isFound(long left, long right) {
        return switch (rule.is()) {
            case MORE_THAN -> left > right;
            case LESS_THAN -> left < right;
            case NOT_EQUAL -> left != right;
        };
    }

    private String expectation(long limit) {
        return switch (rule.is()) {
            case MORE_THAN -> "at most " + limit;
            case LESS_THAN -> "at least " + limit;
            case NOT_EQUAL -> "exactly " + limit;
        };
    }

    private static long sum(List<Optional<Compared>> terms) {
        return terms.stream()
                .mapToLong(it -> it.orElseThrow().number().orElseThrow())
                .sum();
    }

    private List<Optional<Compared>> values(List<Term> terms, ReportFacts facts, Scene scene) {
        return terms.stream().map(it -> value(it, facts, scene)).toList();
    }

    private Optional<Compared> value(Term term, ReportFacts facts, Scene scene) {
        if (term instanceof Term.Fixed fixed) {
            return Optional.of(Compared.number("limit", "rule", fixed.number()));
        }
        if (term instanceof Term.Asked asked) {
            OptionalLong number = number(asked.question(), facts, scene);
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Compared.number(asked.question(), facts.reportId(), number.getAsLong()));
        }
        return scene.place(facts.form())
                .map(Place::registeredVoters)
                .filter(voters -> voters > 0)
                .map(voters -> Compared.number("registered_voters", "register", voters));
    }

    private OptionalLong number(String question, ReportFacts facts, Scene scene) {
        Answer answer = facts.answers().get(question);
        if (answer instanceof Answer.Amount given) {
            return OptionalLong.of(given.amount());
        }
        boolean summed = answer instanceof Answer.Votes given
                && given.byContestant().keySet().containsAll(ballot(question, facts, scene));
        return summed ? OptionalLong.of(((Answer.Votes) answer).total()) : OptionalLong.empty();
    }

    private List<String> ballot(String question, ReportFacts facts, Scene scene) {
        List<String> path = scene.about(facts.form(), "").areaPath();
        return scene.mission().ballot().contestants(contests.get(question), path).stream()
                .map(Contestant::id)
                .toList();
    }
}
