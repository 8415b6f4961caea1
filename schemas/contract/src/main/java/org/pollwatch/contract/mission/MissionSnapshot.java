package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Mission;

/**
 * A mission at one revision, with what stands beside it.
 *
 * @param earlier which areas of earlier missions correspond to which of this one
 * @param map boundaries of areas, GeoJSON
 */
public record MissionSnapshot(
        Mission mission, List<PublishedFigure> published, List<EarlierArea> earlier, Optional<String> map) {
    public MissionSnapshot {
        published = List.copyOf(published);
        earlier = List.copyOf(earlier);
    }

    /** A mission whose areas correspond to no earlier one's. */
    public MissionSnapshot(Mission mission, List<PublishedFigure> published, Optional<String> map) {
        this(mission, published, List.of(), map);
    }
}
