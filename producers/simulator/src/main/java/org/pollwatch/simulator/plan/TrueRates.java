package org.pollwatch.simulator.plan;

import java.util.Map;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;

/** The national rate that each indicator has in truth: as configured, else drawn from the seed. */
final class TrueRates {
    private static final double RARE = 0.01;
    private static final double IRREGULARITY_SPREAD = 0.24;
    private static final double NEUTRAL_LEAST = 0.3;
    private static final double NEUTRAL_SPREAD = 0.6;

    private final Map<String, Double> configured;
    private final Dice dice;

    TrueRates(Map<String, Double> configured, Dice dice) {
        this.configured = configured;
        this.dice = dice;
    }

    /** @return how often the question's counted answer is given, from 0 to 1 */
    double of(Question question) {
        for (Indicator indicator : question.indicators()) {
            Double rate = configured.get(indicator.id());
            if (rate != null && indicator.kind() == Indicator.Kind.COUNTED) {
                return rate;
            }
            if (rate != null && indicator.kind() == Indicator.Kind.COMPLEMENT) {
                return 1 - rate;
            }
        }
        return drawn(question.id(), question.irregularity());
    }

    /** @return how often the indicator of an option, or of numbers over a limit, is flagged */
    double of(Indicator indicator) {
        Double rate = configured.get(indicator.id());
        return rate != null ? rate : drawn(indicator.id(), indicator.irregularity());
    }

    /** @return whether somebody said how often the question's answer is given */
    boolean isConfigured(Question question) {
        return question.indicators().stream().map(Indicator::id).anyMatch(configured::containsKey);
    }

    private double drawn(String label, boolean irregularity) {
        double unit = dice.child(label).unit();
        return irregularity ? RARE + IRREGULARITY_SPREAD * unit * unit : NEUTRAL_LEAST + NEUTRAL_SPREAD * unit;
    }

    /** @return the rate where the log odds lean by this much; certain things stay certain */
    static double leaning(double rate, double leaning) {
        if (rate <= 0 || rate >= 1) {
            return rate;
        }
        double odds = rate / (1 - rate) * StrictMath.exp(leaning);
        return odds / (1 + odds);
    }
}
