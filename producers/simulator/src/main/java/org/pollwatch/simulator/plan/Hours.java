package org.pollwatch.simulator.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.pollwatch.mission.Phase;

/**
 * When a phase is observed, by the clock of the place.
 *
 * @param from on election day
 * @param length until the last report of the phase
 */
record Hours(LocalTime from, Duration length) {

    /** Polls open at 07:00 and close at 20:00; counting follows at once, tabulation goes on through the night. */
    static Hours of(Phase phase) {
        return switch (phase) {
            case OPENING -> new Hours(LocalTime.of(6, 30), Duration.ofMinutes(60));
            case VOTING -> new Hours(LocalTime.of(7, 15), Duration.ofMinutes(765));
            case COUNTING -> new Hours(LocalTime.of(20, 0), Duration.ofMinutes(239));
            case TABULATION -> new Hours(LocalTime.of(22, 0), Duration.ofHours(7));
            case INCIDENT -> new Hours(LocalTime.of(8, 0), Duration.ofHours(13));
        };
    }

    /**
     * @param turn which of the team's visits of the phase this is, from 0
     * @param turns how many there are
     * @return a moment in that visit's share of the phase, in whole seconds
     */
    Instant at(LocalDate day, ZoneId zone, int turn, int turns, Dice dice) {
        double share = (turn + 0.1 + 0.8 * dice.unit()) / turns;
        long seconds = (long) (share * length.toSeconds());
        return day.atTime(from).atZone(zone).toInstant().plusSeconds(seconds);
    }
}
