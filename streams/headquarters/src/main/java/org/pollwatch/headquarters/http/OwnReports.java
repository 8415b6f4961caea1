package org.pollwatch.headquarters.http;

import java.util.Optional;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** Whether a report is of the caller's areas. */
final class OwnReports {
    private OwnReports() {}

    /** @return whether the caller may know of it; false for one that headquarters does not know, unless all is the caller's */
    static boolean has(Caller caller, MissionDesk desk, Mission mission, String reportId) {
        Scope scope = caller.scope();
        if (scope.wholeMission()) {
            return true;
        }
        Optional<String> place = desk.boards().reportPlaces().of(reportId);
        return place.map(it -> mission.place(it).map(Place::area).orElse(it))
                .filter(area -> scope.covers(mission.areas(), area))
                .isPresent();
    }

    static Problem unknown() {
        return Problem.notFound("no such report here");
    }
}
