package org.pollwatch.counting.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Flagging;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * A good evaluation beside flagged answers (C15, 003:1469-1470: a fifth of 95 negative, yet 22 without transparency). A
 * question back to the team, not an error.
 */
final class EvaluationRule extends ReportRule {
    private final Check check;
    private final Rule.Evaluation rule;
    private final Map<String, Question> questions = new HashMap<>();

    EvaluationRule(Check check, Rule.Evaluation rule, Mission mission) {
        super(rule.form(), questions(rule));
        this.check = check;
        this.rule = rule;
        mission.versions(rule.form()) // the newest comes last and stays
                .forEach(form -> form.questions().forEach(it -> questions.put(it.id(), it)));
    }

    private static Set<String> questions(Rule.Evaluation rule) {
        Set<String> named = new HashSet<>(rule.against());
        named.add(rule.question());
        return named;
    }

    @Override
    Optional<Finding> judge(ReportFacts facts, Scene scene) {
        Answer evaluation = facts.answers().get(rule.question());
        boolean good = evaluation instanceof Answer.Words given
                && given.words().stream().anyMatch(rule.good()::contains);
        List<String> flagged =
                rule.against().stream().filter(it -> isFlagged(it, facts)).toList();
        if (!good || flagged.isEmpty()) {
            return Optional.empty();
        }
        List<Compared> compared = new ArrayList<>();
        compared.add(Compared.answer(rule.question(), facts.reportId(), evaluation));
        flagged.forEach(it -> compared.add(
                Compared.answer(it, facts.reportId(), facts.answers().get(it))));
        return Optional.of(Finding.of(
                check,
                about(facts, scene),
                compared,
                OptionalDouble.empty(),
                "another evaluation, or none of these flagged: " + String.join(", ", flagged),
                List.of(facts.reportId()),
                facts.receivedAt()));
    }

    private boolean isFlagged(String question, ReportFacts facts) {
        return questions.containsKey(question)
                && Flagging.isFlagged(questions.get(question), facts.answers().get(question));
    }
}
