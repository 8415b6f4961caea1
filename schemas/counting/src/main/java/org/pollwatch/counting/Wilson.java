package org.pollwatch.counting;

/**
 * Wilson's score interval for a proportion at 95 % (E. B. Wilson, Probable Inference, the Law of Succession, and
 * Statistical Inference, JASA 22, 1927). Shown as a sign of small n, never as a claim about places not observed.
 *
 * @param low between 0 and 1
 * @param high between 0 and 1
 */
public record Wilson(double low, double high) {
    private static final double Z = 1.959963984540054;

    /**
     * @param flagged from 0 to applicable
     * @param applicable above 0
     */
    public static Wilson of(long flagged, long applicable) {
        double n = applicable;
        double p = flagged / n;
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double scale = 1 + z2 / n;
        double low = flagged == 0 ? 0 : Math.max(0, (centre - spread) / scale);
        double high = flagged == applicable ? 1 : Math.min(1, (centre + spread) / scale);
        return new Wilson(low, high);
    }
}
