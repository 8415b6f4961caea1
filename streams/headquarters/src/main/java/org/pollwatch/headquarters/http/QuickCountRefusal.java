package org.pollwatch.headquarters.http;

import org.pollwatch.mission.Mission;

/** Why a mission has no quick count. */
final class QuickCountRefusal {
    private QuickCountRefusal() {}

    static String of(Mission mission) {
        return "the stations of mission " + mission.id()
                + " were not drawn at random, so nothing can be said of those not observed (sample: none)";
    }
}
