package org.pollwatch.contract.mission;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An announced official figure that a mission starts with.
 *
 * @param hour local hour that it was announced for, for example {@code 2022-11-20T10}; empty for the whole election
 * @param amount the figure, or what stands above the line of a share
 * @param of what stands below the line
 * @param percent as announced, from 0 to 100; there where no amount is
 * @param source who announced it, and where; empty where the file does not say
 */
public record SeriesEntry(
        String series,
        String area,
        Optional<String> hour,
        OptionalLong amount,
        OptionalLong of,
        Optional<BigDecimal> percent,
        String source) {}
