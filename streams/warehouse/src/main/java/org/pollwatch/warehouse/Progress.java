package org.pollwatch.warehouse;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the warehouse has got.
 *
 * @param asOf the highest receivedAt among the submissions in it; empty before the first
 * @param behind records that stand in the topics and not yet in here, as far as is known
 * @param whole whether it has reached the ends of the topics since it was last filled from empty
 * @param fault what keeps it from going on; empty while it moves
 */
public record Progress(Optional<Instant> asOf, long behind, boolean whole, Optional<String> fault) {
    /** Of a warehouse that has read nothing yet. */
    public static final Progress NOTHING = new Progress(Optional.empty(), 0, false, Optional.empty());

    Progress failing(String why) {
        return new Progress(asOf, behind, whole, Optional.of(why));
    }
}
