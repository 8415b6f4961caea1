package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.Optional;

/**
 * A tally that broke an invariant: a negative counter, or more flagged than applicable.
 *
 * @param hour empty for the whole observation
 * @param asOf the highest receivedAt folded
 */
public record Suspect(String area, String form, Optional<String> hour, Instant asOf) {}
