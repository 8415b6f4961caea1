package org.pollwatch.counting.sample;

import java.math.BigInteger;
import java.util.Map;
import org.pollwatch.counting.Counters;

/**
 * Sums over the heard stations of one stratum, additive whole numbers all of them: y is what stands above the line of a
 * share (a contestant's votes, those who voted), x what stands below it.
 *
 * @param stations n
 */
record SampleCell(long stations, long x, long xx, long y, long yy, long xy) {
    private static final int STATIONS = 0;
    private static final int X = 1;
    private static final int XX = 2;
    private static final int Y = 3;
    private static final int YY = 4;
    private static final int XY = 5;

    /** One station. */
    static Counters of(long y, long x) {
        return Counters.of(Map.of(STATIONS, 1L, X, x, XX, x * x, Y, y, YY, y * y, XY, x * y));
    }

    static SampleCell of(Counters counters) {
        return new SampleCell(
                counters.get(STATIONS),
                counters.get(X),
                counters.get(XX),
                counters.get(Y),
                counters.get(YY),
                counters.get(XY));
    }

    /** Sum over the stations of the squared distance of y - share * x from its mean; exact up to the share. */
    double residuals(double share) {
        double squares = about(yy, y, y) - 2 * share * about(xy, x, y) + share * share * about(xx, x, x);
        return Math.max(0, squares / stations);
    }

    /** n times a sum of products, less the product of the sums: too large for a long in a large stratum. */
    private double about(long products, long a, long b) {
        return BigInteger.valueOf(stations)
                .multiply(BigInteger.valueOf(products))
                .subtract(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                .doubleValue();
    }
}
