package org.pollwatch.headquarters.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One report of something that happened outside a visit: what, where, when, and how it is known. Words of observers do not
 * exist in it.
 *
 * @param areaPath from the area that it is about up to the country
 * @param kind option of the form's kind; empty where that was not answered
 * @param source how the team knows: option of the form's source, for example own_observation; empty where that was not
 *     answered
 * @param time by the clock of the place, HH:mm, as told; empty where it was not
 * @param hour local hour of the report, or unknown
 */
public record Incident(
        String reportId,
        long revision,
        String form,
        List<String> areaPath,
        Optional<String> kind,
        Optional<String> source,
        Optional<String> time,
        String hour,
        Instant observedAt,
        Instant receivedAt,
        String team) {

    /** @return the area that it is about */
    public String area() {
        return areaPath.get(0);
    }
}
