package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.Optional;

/** The highest of many instants. One thread writes, any may read. */
final class AsOf {
    private volatile Instant highest = Instant.MIN;

    void advance(Instant to) {
        if (to.isAfter(highest)) {
            highest = to;
        }
    }

    /** @return empty before the first */
    Optional<Instant> value() {
        return highest.equals(Instant.MIN) ? Optional.empty() : Optional.of(highest);
    }
}
