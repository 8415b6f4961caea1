package org.pollwatch.counting.finding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;

/**
 * None of something, where some are likely: 0 invalid ballots of 172,543 voters in Semey City (C4, 003:1504-1507,
 * 003:1541-1546). The verdict depends on the share that one expects, so it is the mission's parameter and the expectation is
 * stated.
 */
final class ImplausibleZeroRule extends ReportRule {
    private final Check check;
    private final Rule.ImplausibleZero rule;

    ImplausibleZeroRule(Check check, Rule.ImplausibleZero rule) {
        super(rule.form(), Set.of(rule.zero(), rule.of()));
        this.check = check;
        this.rule = rule;
    }

    @Override
    Optional<Finding> judge(ReportFacts facts, Scene scene) {
        boolean zero = facts.answers().get(rule.zero()) instanceof Answer.Amount given && given.amount() == 0;
        if (!zero || !(facts.answers().get(rule.of()) instanceof Answer.Amount all)) {
            return Optional.empty();
        }
        double expected = all.amount() * rule.share();
        if (expected < rule.atLeast()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                check,
                about(facts, scene),
                List.of(
                        Compared.number(rule.zero(), facts.reportId(), 0),
                        Compared.number(rule.of(), facts.reportId(), all.amount())),
                OptionalDouble.of(expected),
                expectation(expected, all.amount()),
                List.of(facts.reportId()),
                facts.receivedAt()));
    }

    private String expectation(double expected, long all) {
        String percent = BigDecimal.valueOf(rule.share())
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        String about = String.format(Locale.ROOT, expected < 10 ? "%.1f" : "%.0f", expected);
        return "about " + about + " of " + all + ", at " + percent + " %";
    }
}
