package org.pollwatch.gateway.http;

import java.util.ArrayList;
import java.util.List;

/**
 * How much one team may send.
 *
 * @param perSecond requests and reports a second, in the long run
 * @param burst how many at once after a silence; a batch is taken whole and may run into debt
 */
public record RateLimit(double perSecond, double burst) {

    /** 100 a second, 5,000 at once: a day of an offline team, and far above what people can fill in. */
    public static RateLimit defaults() {
        return new RateLimit(100, 5_000);
    }

    /** @return one message for each value that cannot be */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!(perSecond > 0)) {
            faults.add("rate.perSecond: expected a number above 0");
        }
        if (!(burst >= 1)) {
            faults.add("rate.burst: expected a number from 1");
        }
        return faults;
    }
}
