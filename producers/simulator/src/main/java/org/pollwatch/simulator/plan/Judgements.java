package org.pollwatch.simulator.plan;

import java.util.List;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Asked;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/**
 * What the mission's checks would find in one sheet is the exception: observers who saw something grave seldom call it good,
 * and few numbers are above a limit. What somebody set a rate for stays as it is.
 */
final class Judgements {
    private Judgements() {}

    /**
     * @param mostly how often a number above a limit of the checks is brought below it, from 0 to 1
     * @return the number, or one within the limit
     */
    static long withinLimits(Sheet sheet, Question question, long number, Mission mission, Dice dice, double mostly) {
        long kept = number;
        Asked asked = new Asked(sheet.answers(), sheet.visit().place());
        for (Check check : mission.checks()) {
            if (check.rule() instanceof Check.Rule.Numbers rule
                    && rule.form().equals(sheet.visit().form().id())
                    && rule.left().equals(List.of(new Check.Term.Asked(question.id())))
                    && rule.is() == Check.Relation.MORE_THAN
                    && rule.right().size() == 1
                    && rule.right().get(0) instanceof Check.Term.Fixed limit
                    && kept > limit.number()
                    && rule.when().map(asked::holds).orElse(true)
                    && dice.chance(mostly)) {
                kept = dice.between(question.min(), limit.number());
            }
        }
        return kept;
    }

    /** @param mostly how often the evaluation is mended, from 0 to 1; never one whose rate somebody set */
    static void reconcile(Sheet sheet, Mission mission, TrueRates rates, Dice dice, double mostly) {
        for (Check check : mission.checks()) {
            if (check.rule() instanceof Check.Rule.Evaluation rule
                    && rule.form().equals(sheet.visit().form().id())
                    && isGood(sheet, rule)
                    && rule.against().stream().anyMatch(id -> isFlagged(sheet, id))) {
                Question question =
                        sheet.visit().form().question(rule.question()).orElseThrow();
                if (!rates.isConfigured(question) && dice.chance(mostly)) {
                    sheet.put(question, Wording.flagged(question, dice));
                }
            }
        }
    }

    private static boolean isGood(Sheet sheet, Check.Rule.Evaluation rule) {
        return sheet.answers().get(rule.question()) instanceof Answer.Words given
                && rule.good().containsAll(given.words());
    }

    private static boolean isFlagged(Sheet sheet, String id) {
        return sheet.answers().get(id) instanceof Answer.Words given
                && sheet.visit().form().question(id).stream()
                        .anyMatch(question -> given.words().stream().anyMatch(question.counted()::contains));
    }
}
