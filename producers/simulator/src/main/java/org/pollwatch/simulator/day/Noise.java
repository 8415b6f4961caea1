package org.pollwatch.simulator.day;

/**
 * How much goes wrong, as shares from 0 to 1.
 *
 * @param corrected of reports: sent wrongly first, once or twice
 * @param correctedEarly of those: the correction arrives before the original
 * @param withdrawn extra reports that are taken back, as a share of the planned ones
 * @param revived of reports: withdrawn by mistake and sent again
 * @param duplicated of sendings: sent once more, minutes to hours later
 * @param retried of sendings: sent once more at once
 * @param offline of teams: without network for some hours
 */
public record Noise(
        double corrected,
        double correctedEarly,
        double withdrawn,
        double revived,
        double duplicated,
        double retried,
        double offline) {

    /** @throws IllegalArgumentException if a share is not from 0 to 1 */
    public Noise {
        share("corrected", corrected);
        share("correctedEarly", correctedEarly);
        share("withdrawn", withdrawn);
        share("revived", revived);
        share("duplicated", duplicated);
        share("retried", retried);
        share("offline", offline);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": expected a share from 0 to 1, got " + value);
        }
    }

    /** An ordinary election day on phones. */
    public static Noise ordinary() {
        return new Noise(0.12, 0.2, 0.03, 0.01, 0.05, 0.04, 0.25);
    }

    /** Everything arrives once, in time and right. */
    public static Noise none() {
        return new Noise(0, 0, 0, 0, 0, 0, 0);
    }
}
