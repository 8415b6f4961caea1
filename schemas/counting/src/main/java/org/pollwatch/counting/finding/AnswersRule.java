package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;

/**
 * Answers of one report that together are a finding: a protocol signed before the count ended (C10, 003:1495-1496) or
 * changed at the commission (C11, 002:526-527, 003:1471-1472, 004:520), access denied or a tabulation moved (C12,
 * 003:1474-1475, 004:520, 004:536), absentee ballots without a record (C14, 003:1422-1423), conditional answers out of order
 * (C16, 003:1458-1459, and trap T5).
 */
final class AnswersRule extends ReportRule {
    private final Check check;
    private final Rule.Answers rule;

    AnswersRule(Check check, Rule.Answers rule) {
        super(rule.form(), Conditions.questions(rule.when()));
        this.check = check;
        this.rule = rule;
    }

    @Override
    Optional<Finding> judge(ReportFacts facts, Scene scene) {
        if (!asked(facts, scene).holds(rule.when())) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                check,
                about(facts, scene),
                Conditions.compared(rule.when(), facts, scene.place(facts.form())),
                OptionalDouble.empty(),
                "not: " + Conditions.text(rule.when()),
                List.of(facts.reportId()),
                facts.receivedAt()));
    }
}
