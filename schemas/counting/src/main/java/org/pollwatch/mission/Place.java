package org.pollwatch.mission;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Where an observation happens.
 *
 * @param id unique in the mission
 * @param area the area that the place hangs on, of any level
 * @param number as the country numbers it; repeats between regions
 * @param registeredVoters persons on the list before election day; 0 where unknown
 * @param zone the place's own time zone; empty where its area's holds
 * @param attributes what {@code askIf} may ask of a place, by column name: {@code setting}, {@code type},
 *     {@code supplementary_registration}, {@code stratum}
 */
public record Place(
        String id,
        PlaceKind kind,
        String area,
        String number,
        String name,
        long registeredVoters,
        Optional<ZoneId> zone,
        Map<String, String> attributes) {

    /** The attributes that a form may ask about. */
    public static final java.util.Set<String> ATTRIBUTES =
            java.util.Set.of("setting", "type", "supplementary_registration", "stratum");

    public Place {
        attributes = Map.copyOf(attributes);
    }
}
