package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Fisher's exact test the long way: whole numbers of ways, and one division. */
final class Hypergeometric {
    private Hypergeometric() {}

    /** @return the probability that of {@code applicable} drawn at random as many are flagged, or more */
    static double atLeast(long flagged, long applicable, long restFlagged, long restApplicable) {
        BigInteger ways = BigInteger.ZERO;
        long allFlagged = flagged + restFlagged;
        long notFlagged = applicable + restApplicable - allFlagged;
        for (long i = flagged; i <= Math.min(allFlagged, applicable); i++) {
            ways = ways.add(choose(allFlagged, i).multiply(choose(notFlagged, applicable - i)));
        }
        BigInteger all = choose(applicable + restApplicable, applicable);
        return new BigDecimal(ways)
                .divide(new BigDecimal(all), MathContext.DECIMAL128)
                .round(new MathContext(8))
                .doubleValue();
    }

    /** @return in how many ways {@code k} of {@code n} can be chosen */
    static BigInteger choose(long n, long k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (long i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}
