package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Mission;

/**
 * A mission at one revision, with what stands beside it.
 *
 * @param map boundaries of areas, GeoJSON
 */
public record MissionSnapshot(Mission mission, List<PublishedFigure> published, Optional<String> map) {
    public MissionSnapshot {
        published = List.copyOf(published);
    }
}
