package org.pollwatch.simulator.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a whole, or a sum over a number.
 *
 * @param below 0 where there is no whole, only a number
 * @param isMean true where the quotient is a number and not a percentage
 */
public record Share(long above, long below, boolean isMean) {

    /** @return the percentage, or the mean, rounded half up to so many decimals; 0 where there is no whole */
    public BigDecimal value(int decimals) {
        if (below == 0) {
            return BigDecimal.ZERO.setScale(decimals);
        }
        return BigDecimal.valueOf(above)
                .multiply(BigDecimal.valueOf(isMean ? 1 : 100))
                .divide(BigDecimal.valueOf(below), decimals, RoundingMode.HALF_UP);
    }
}
