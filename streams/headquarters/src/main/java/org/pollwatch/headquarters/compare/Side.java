package org.pollwatch.headquarters.compare;

import java.util.Collection;
import java.util.Optional;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.board.RateBoard;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;

/**
 * One of the two missions.
 *
 * @param board its live figures; empty for a mission that is not served here
 */
public record Side(MissionSnapshot snapshot, Optional<RateBoard> board) {

    public Mission mission() {
        return snapshot.mission();
    }

    /** @return whether nobody may see a rate of it */
    public boolean isLimited() {
        return MissionDesk.isLimited(mission());
    }

    /** @return the id of the area above all others */
    public String root() {
        return mission().areas().all().stream()
                .filter(area -> area.parent().isEmpty())
                .map(Area::id)
                .findFirst()
                .orElseThrow();
    }

    /** @return whether the mission has all of them, and none lies below another of them: it would be counted twice */
    public boolean canAdd(Collection<String> areas) {
        return areas.stream()
                .allMatch(area -> mission().areas().find(area).isPresent()
                        && mission().areas().path(area).stream().skip(1).noneMatch(areas::contains));
    }

    /** @return the tallies of one form, added over areas that do not overlap; empty where there is none to add */
    public Optional<Tallies> tallies(String form, Collection<String> areas) {
        return board.flatMap(figures -> Tallies.of(figures, form, areas));
    }
}
