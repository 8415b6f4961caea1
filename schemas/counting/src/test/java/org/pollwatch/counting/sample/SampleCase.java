package org.pollwatch.counting.sample;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;

/** Stations in strata, red against blue, with a report of each station that was heard. */
final class SampleCase {
    private final MissionBuilder builder = new MissionBuilder()
            .region("R2")
            .probabilitySample("counting", "signatures")
            .contest("president", "red", "blue")
            .form(
                    "counting",
                    "1",
                    Phase.COUNTING,
                    FormSubject.POLLING_STATION,
                    QuestionBuilder.votes("votes", "president"),
                    QuestionBuilder.integer("signatures"));
    private final Map<String, ReportFacts> heard = new HashMap<>();
    private int stations;

    /** So many stations of a stratum, of 1,000 voters each, that were not heard. */
    SampleCase unheard(String stratum, int count) {
        for (int i = 0; i < count; i++) {
            station(stratum, "R", 1_000);
        }
        return this;
    }

    /** A station that was heard with these votes. */
    SampleCase heard(String stratum, long red, long blue) {
        String place = station(stratum, "R", 1_000);
        heard.put(place, facts(place, "r-" + place, 0, Map.of("votes", votes(red, blue))));
        return this;
    }

    /** A station that was heard with so many signatures of so many voters. */
    SampleCase voted(String stratum, long signatures, long registered) {
        String place = station(stratum, "R", registered);
        heard.put(place, facts(place, "r-" + place, 0, Map.of("signatures", Answer.amount(signatures))));
        return this;
    }

    String station(String stratum, String area, long registered) {
        String id = "S" + stations++;
        builder.place(id, PlaceKind.POLLING_STATION, area, registered, Map.of("stratum", stratum));
        return id;
    }

    MissionBuilder builder() {
        return builder;
    }

    Mission mission() {
        return builder.build();
    }

    QuickCountFigures figures(String contest) {
        Mission mission = mission();
        Map<SampleKey, Counters> cells = new TreeMap<>();
        heard.forEach((place, facts) -> SampleReadings.of(place, List.of(facts), mission)
                .forEach((key, counters) -> cells.merge(key, counters, Counters::plus)));
        return new QuickCountSheet(mission).of(contest, cells);
    }

    static Answer votes(long red, long blue) {
        return new Answer.Votes(Map.of("red", red, "blue", blue));
    }

    static ReportFacts facts(String place, String id, long minute, Map<String, Answer> answers) {
        Instant observed = Instant.parse("2022-11-20T15:00:00Z").plusSeconds(60 * minute);
        return new ReportFacts(id, "T1", "counting", place, observed, observed, 1, answers);
    }
}
