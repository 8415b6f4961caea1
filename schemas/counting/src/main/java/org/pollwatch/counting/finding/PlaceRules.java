package org.pollwatch.counting.finding;

import java.util.Optional;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/** Finds what carries out a check at one place; checks of whole areas, series and silence are elsewhere. */
final class PlaceRules {
    private PlaceRules() {}

    /** @return empty for a check that needs more than the reports about one place or area */
    static Optional<PlaceRule> of(Check check, Mission mission) {
        Rule rule = check.rule();
        if (rule instanceof Rule.Numbers numbers) {
            return Optional.of(new NumbersRule(check, numbers, mission));
        }
        if (rule instanceof Rule.Answers answers) {
            return Optional.of(new AnswersRule(check, answers));
        }
        if (rule instanceof Rule.Evaluation evaluation) {
            return Optional.of(new EvaluationRule(check, evaluation, mission));
        }
        if (rule instanceof Rule.ImplausibleZero zero) {
            return Optional.of(new ImplausibleZeroRule(check, zero));
        }
        if (rule instanceof Rule.Mismatch mismatch) {
            return Optional.of(new MismatchRule(check, mismatch));
        }
        if (rule instanceof Rule.Jump jump) {
            return Optional.of(new JumpRule(check, jump));
        }
        if (rule instanceof Rule.Contradiction contradiction) {
            return Optional.of(new ContradictionRule(check, contradiction));
        }
        return rule instanceof Rule.Evidence evidence
                ? Optional.of(new EvidenceRule(check, evidence))
                : Optional.empty();
    }
}
