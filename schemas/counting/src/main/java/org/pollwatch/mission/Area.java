package org.pollwatch.mission;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A node of the mission's tree: country, region or district.
 *
 * @param id unique in the mission
 * @param parent the area above; empty for the country
 * @param zone the area's own time zone; empty where the parent's holds
 * @param tile the area's cell on the map of equal tiles; empty where it has none
 */
public record Area(
        String id, Optional<String> parent, AreaLevel level, Labels names, Optional<ZoneId> zone, Optional<Tile> tile) {

    /** A cell of the tile map, counted from the top left, from 0. */
    public record Tile(int row, int column) {}
}
