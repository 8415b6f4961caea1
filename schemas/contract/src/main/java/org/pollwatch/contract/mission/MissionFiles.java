package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Mission;

/**
 * A mission as its directory has it, checked.
 *
 * @param mission at revision 0: not yet published
 * @param teams whom the mission foresees; they are not part of the definition
 * @param series announced figures to start with; they are published on a topic of their own
 * @param cases what a replay must bring out; never published
 * @param earlier which areas of earlier missions correspond to which of this one
 * @param map the text of {@code regions.geojson}
 * @param pieces the definition, as it is published
 */
public record MissionFiles(
        Mission mission,
        List<TeamPlan> teams,
        List<PublishedFigure> published,
        List<SeriesEntry> series,
        List<NamedCase> cases,
        List<EarlierArea> earlier,
        Optional<String> map,
        List<Piece> pieces) {
    public MissionFiles {
        teams = List.copyOf(teams);
        published = List.copyOf(published);
        series = List.copyOf(series);
        cases = List.copyOf(cases);
        earlier = List.copyOf(earlier);
        pieces = List.copyOf(pieces);
    }

    public MissionSnapshot snapshot() {
        return new MissionSnapshot(mission, published, earlier, map);
    }
}
