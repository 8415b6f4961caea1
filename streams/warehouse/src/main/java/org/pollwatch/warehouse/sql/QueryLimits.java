package org.pollwatch.warehouse.sql;

import java.time.Duration;

/**
 * What one query may take. Its memory is bounded by the warehouse's own limit.
 *
 * @param rows answered at the most; what comes after is left out, and said to be
 * @param characters of all cells together, and of one cell a hundredth of it
 * @param time until it is stopped
 */
public record QueryLimits(int rows, int characters, Duration time) {
    private static final int ROWS = 10_000;
    private static final int CHARACTERS = 5_000_000;
    private static final Duration TIME = Duration.ofSeconds(10);

    /** For a table on a page. */
    public static final QueryLimits DEFAULT = new QueryLimits(ROWS, CHARACTERS, TIME);

    public QueryLimits {
        if (rows < 1 || characters < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("query limits: expected each above 0");
        }
    }

    /** @param fewer from 1; more than these limits allow changes nothing */
    public QueryLimits rows(int fewer) {
        return new QueryLimits(Math.min(fewer, rows), characters, time);
    }
}
