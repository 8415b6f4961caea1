package org.pollwatch.browser;

import java.util.List;
import org.pollwatch.mission.Place;

/** What has been reported before a test begins: rates of every height in every region, and small numbers. */
final class ObservedDay {

    private static final List<String> REGIONS = List.of("AV-N", "AV-C", "AV-S");
    private static final int STATIONS = 8;
    private static final String[] ASSESSMENTS = {"very_good", "good", "bad", "very_bad"};
    private static final int LIMITED_REPORTS = 6;

    private ObservedDay() {}

    /** Reports it and returns when headquarters shows it. */
    static void report(RunningSet set) {
        Team river = set.team(RunningSet.RIVER);
        for (int region = 0; region < REGIONS.size(); region++) {
            List<Place> stations = river.stations(REGIONS.get(region)).subList(0, STATIONS);
            for (int at = 0; at < STATIONS; at++) {
                river.post("voting", stations.get(at), voting(region, at));
            }
        }
        // Fewer than the five that a rate is shown for.
        river.stations("AV-C").stream().limit(2).forEach(station -> river.post("counting", station, "{}"));

        Team limited = set.team(RunningSet.LIMITED);
        limited.stations("KZ-11").stream()
                .limit(LIMITED_REPORTS)
                .forEach(station -> limited.post("voting", station, "{\"group_voting\": \"yes\"}"));

        set.awaitReports(RunningSet.RIVER, "voting", "AV", (long) REGIONS.size() * STATIONS);
        set.awaitReports(RunningSet.LIMITED, "voting", "KZ", LIMITED_REPORTS);
    }

    private static String voting(int region, int at) {
        int height = (at + region * 3) % STATIONS;
        return """
                {"overall_voting": "%s", "group_voting": "%s", "ballot_stuffing_voting": "%s",
                 "restricted_voting": "%s", "unauthorised_persons": "%s", "voters_voted": %d, "voters_added": %d,
                 "members": 9, "women_members": %d, "woman_chair": "%s"}"""
                .formatted(
                        ASSESSMENTS[(at + region) % ASSESSMENTS.length],
                        yesNo(height < 2 + region),
                        yesNo(region == 0 && at == 0),
                        yesNo(height < 4 + region * 2),
                        "no",
                        200 + 17 * at,
                        0,
                        3 + at % 4,
                        yesNo(height % 2 == 0));
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }
}
