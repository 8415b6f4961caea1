package org.pollwatch.mission;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a team is expected to report.
 *
 * @param team its code; empty where any team will do
 * @param about the place's id, or the area's where the team chooses the places
 * @param from by the clock of the place or area; empty for the whole day
 * @param to until when; empty for the whole day
 * @param expected how many reports
 */
public record PlanEntry(
        Optional<String> team,
        String form,
        String about,
        Optional<LocalDateTime> from,
        Optional<LocalDateTime> to,
        long expected) {}
