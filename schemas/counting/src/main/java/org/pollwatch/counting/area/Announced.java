package org.pollwatch.counting.area;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An official figure that was announced, never mixed with observation.
 *
 * @param hour local hour that it was announced for; empty for the whole election
 * @param amount the figure, or what stands above the line of a share
 * @param of what stands below the line
 * @param percent as announced, from 0 to 100
 * @param enteredAt when it was entered, as its record says
 */
public record Announced(
        String series,
        String area,
        Optional<String> hour,
        OptionalLong amount,
        OptionalLong of,
        Optional<BigDecimal> percent,
        Instant enteredAt) {}
