package org.pollwatch.counting.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of a two by two table, one-sided: how likely a share at least as high would be, had the flagged
 * answers fallen on the two groups by chance (R. A. Fisher, Statistical Methods for Research Workers, section 21.02).
 */
public final class FisherExact {
    /** Logarithms may differ in the last bit between machines; what the same log gives must not. */
    private static final MathContext DIGITS = new MathContext(8);

    private FisherExact() {}

    /**
     * @param flagged of the group, from 0 to applicable
     * @param applicable of the group, at least 0
     * @param restFlagged of everyone else, from 0 to restApplicable
     * @param restApplicable of everyone else, at least 0
     * @return the probability of {@code flagged} or more, from 0 to 1, to 8 significant digits
     * @throws IllegalArgumentException if the counts are no such table, or are more than 2,147,483,647 together
     */
    public static double greater(long flagged, long applicable, long restFlagged, long restApplicable) {
        boolean isTable = flagged >= 0 && flagged <= applicable && restFlagged >= 0 && restFlagged <= restApplicable;
        if (!isTable || applicable > Integer.MAX_VALUE - restApplicable) {
            throw new IllegalArgumentException("a two by two table: expected 0 <= flagged <= applicable, but has "
                    + flagged + " of " + applicable + " and " + restFlagged + " of " + restApplicable);
        }
        if (flagged == 0) {
            return 1;
        }
        HypergeometricDistribution chance = HypergeometricDistribution.of(
                (int) (applicable + restApplicable), (int) (flagged + restFlagged), (int) applicable);
        double exact = chance.survivalProbability((int) flagged - 1);
        return new BigDecimal(exact).round(DIGITS).doubleValue();
    }
}
