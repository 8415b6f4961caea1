package org.pollwatch.counting.area;

import java.time.Instant;

/** Instants compared. */
final class Times {
    private Times() {}

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
