package org.pollwatch.counting.statistics;

import org.pollwatch.counting.Wilson;

/**
 * The difference of two proportions with its 95 % interval: Newcombe's hybrid score interval without continuity correction,
 * made of the two Wilson intervals (R. G. Newcombe, Interval estimation for the difference between independent proportions:
 * comparison of eleven methods, Statistics in Medicine 17, 1998, 873-890, method 10). As Wilson's it is a sign of small n
 * only: observed stations are no random sample, so no difference is significant for a country.
 *
 * @param difference the first proportion minus the second, from -1 to 1
 * @param low from -1 to the difference
 * @param high from the difference to 1
 */
public record Difference(double difference, double low, double high) {

    /**
     * @param flagged of the first, from 0 to applicable
     * @param applicable of the first, above 0
     * @param otherFlagged of the second, from 0 to otherApplicable
     * @param otherApplicable of the second, above 0
     */
    public static Difference of(long flagged, long applicable, long otherFlagged, long otherApplicable) {
        double p = (double) flagged / applicable;
        double q = (double) otherFlagged / otherApplicable;
        Wilson one = Wilson.of(flagged, applicable);
        Wilson other = Wilson.of(otherFlagged, otherApplicable);
        return new Difference(
                p - q,
                p - q - Math.hypot(p - one.low(), other.high() - q),
                p - q + Math.hypot(one.high() - p, q - other.low()));
    }
}
