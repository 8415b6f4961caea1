package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of one form has arrived in one area.
 *
 * @param reports effective reports
 * @param places distinct places with an effective report
 * @param teams distinct teams with an effective report
 * @param conflicts effective reports with an undecided conflict
 * @param lastHeard the highest receivedAt of what a team itself had accepted; empty before the first
 * @param asOf the highest receivedAt folded; {@link Instant#EPOCH} before the first
 */
public record Received(
        long reports, long places, long teams, long conflicts, Optional<Instant> lastHeard, Instant asOf) {
    /** Nothing arrived yet. */
    public static final Received NOTHING = new Received(0, 0, 0, 0, Optional.empty(), Instant.EPOCH);
}
