package org.pollwatch.simulator.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A part of a whole, or a sum over a number.
 *
 * @param below 0 where there is no whole, only a number
 * @param isMean true where the quotient is a number and not a percentage
 * @param given the percentage, where neither part nor whole is known; both are then 0
 */
public record Share(long above, long below, boolean isMean, Optional<BigDecimal> given) {
    private static final int SHOWN_DECIMALS = 1;

    public Share(long above, long below, boolean isMean) {
        this(above, below, isMean, Optional.empty());
    }

    /** @param given from 0 to 100 */
    public static Share percent(BigDecimal given) {
        return new Share(0, 0, false, Optional.of(given));
    }

    /** @return a share from 0 to 1 as a percentage for a reader */
    static String percentOf(double share) {
        return BigDecimal.valueOf(share)
                .movePointRight(2)
                .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** @return the percentage, or the mean, rounded half up to so many decimals; 0 where there is no whole */
    public BigDecimal value(int decimals) {
        if (given.isPresent()) {
            return given.get().setScale(decimals, RoundingMode.HALF_UP);
        }
        if (below == 0) {
            return BigDecimal.ZERO.setScale(decimals);
        }
        return BigDecimal.valueOf(above)
                .multiply(BigDecimal.valueOf(isMean ? 1 : 100))
                .divide(BigDecimal.valueOf(below), decimals, RoundingMode.HALF_UP);
    }
}
