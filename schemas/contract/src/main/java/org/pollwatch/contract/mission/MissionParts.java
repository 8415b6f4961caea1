package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Mission.Card;
import org.pollwatch.mission.Place;

/** All that was read of a mission, each part checked for itself only. */
record MissionParts(
        Card card,
        List<Located<Area>> areas,
        List<Located<Place>> places,
        List<Located<Form>> forms,
        List<Located<PublishedFigure>> published,
        Optional<Located<String>> map) {

    /** To be called only after {@link MissionRules} found no fault. */
    MissionSnapshot snapshot(long revision) {
        Mission mission =
                new Mission(card, revision, new AreaTree(values(areas), card.zone()), values(places), values(forms));
        return new MissionSnapshot(mission, values(published), map.map(Located::value));
    }

    private static <T> List<T> values(List<Located<T>> parts) {
        return parts.stream().map(Located::value).toList();
    }
}
