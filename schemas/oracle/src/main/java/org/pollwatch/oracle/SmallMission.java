package org.pollwatch.oracle;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.mission.Sample;

/**
 * A mission of two regions, an embassy, every kind of question and every kind of check: small enough that random histories
 * make reports meet.
 */
public final class SmallMission {
    /** The island of the tests. */
    public static final String ID = "small";

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private SmallMission() {}

    /** @return the mission at revision 1, observed in full */
    public static Mission create() {
        return create(Mission.Observation.FULL);
    }

    public static Mission create(Mission.Observation observation) {
        return build(observation, Sample.NONE, false);
    }

    /** @return the mission at revisions 1 and 2, of which the second has other limits, questions and registers */
    public static List<Mission> revisions() {
        return revisions(Sample.NONE);
    }

    /** @param sample of a probability sample the places have strata */
    public static List<Mission> revisions(Sample sample) {
        return List.of(build(Mission.Observation.FULL, sample, false), build(Mission.Observation.FULL, sample, true));
    }

    private static Mission build(Mission.Observation observation, Sample sample, boolean later) {
        Mission.Card card = new Mission.Card(
                ID,
                Labels.same("A small election"),
                DAY,
                observation,
                ZoneId.of("Asia/Almaty"),
                5,
                Mission.PartnerFeed.RELEASED,
                false,
                sample,
                Optional.of(new Mission.Turnout("counting", "signatures")),
                Optional.empty());
        return new Mission(
                card,
                later ? 2 : 1,
                new AreaTree(areas(), card.zone()),
                places(later),
                SmallForms.all(later),
                ballot(),
                plan(),
                SmallChecks.all(later));
    }

    private static List<Area> areas() {
        return List.of(
                area("C", "", AreaLevel.COUNTRY, ""),
                area("R1", "C", AreaLevel.REGION, ""),
                area("R2", "C", AreaLevel.REGION, "Asia/Tokyo"),
                area("R1-a", "R1", AreaLevel.DISTRICT, ""),
                area("R1-b", "R1", AreaLevel.DISTRICT, "Europe/Rome"),
                area("R2-a", "R2", AreaLevel.DISTRICT, ""),
                area("X", "C", AreaLevel.REGION, ""));
    }

    private static Area area(String id, String parent, AreaLevel level, String zone) {
        return new Area(
                id,
                Optional.of(parent).filter(it -> !it.isEmpty()),
                level,
                Labels.same(id),
                Optional.of(zone).filter(it -> !it.isEmpty()).map(ZoneId::of),
                Optional.empty());
    }

    private static List<Place> places(boolean later) {
        List<Place> places = new ArrayList<>();
        String[] areas = {"R1-a", "R1-a", "R1-b", "R2-a", "R2"};
        for (int i = 0; i < areas.length; i++) {
            String setting = i % 2 == 0 ? "urban" : "rural";
            long voters = later ? 160 - 20L * i : 120 + 20L * i;
            places.add(place("P" + i, PlaceKind.POLLING_STATION, areas[i], setting, i == 3 ? 0 : voters));
            places.add(place("K" + i, PlaceKind.COMMISSION, areas[i], setting, 0));
        }
        places.add(place("P5", PlaceKind.POLLING_STATION, "X", "urban", 300));
        return places;
    }

    private static Place place(String id, PlaceKind kind, String area, String setting, long voters) {
        Optional<ZoneId> zone = id.equals("P3") ? Optional.of(ZoneId.of("America/New_York")) : Optional.empty();
        String type = area.equals("X") ? "abroad" : "regular";
        String stratum = area.startsWith("R1") ? "west" : "east";
        Map<String, String> attributes = Map.of("setting", setting, "type", type, "stratum", stratum);
        return new Place(id, kind, area, id, id, voters, zone, attributes);
    }

    private static Ballot ballot() {
        return new Ballot(
                List.of(
                        new Contest("president", Labels.same("President")),
                        new Contest("district", Labels.same("District"))),
                List.of(
                        contestant("president", "red", ""),
                        contestant("president", "blue", ""),
                        contestant("president", "green", "R1"),
                        contestant("president", "amber", "R2"),
                        contestant("district", "first", "R1-a"),
                        contestant("district", "second", "R1-a"),
                        contestant("district", "third", "R2-a")));
    }

    private static Contestant contestant(String contest, String id, String area) {
        return new Contestant(contest, id, Optional.of(area).filter(it -> !it.isEmpty()), Labels.same(id));
    }

    private static List<PlanEntry> plan() {
        return List.of(
                plan("T0", "voting", "P0", 2),
                plan("T1", "voting", "P0", 1),
                plan("T1", "voting", "P3", 1),
                plan("T2", "voting", "R2", 2),
                plan("", "voting", "X", 1),
                plan("T0", "counting", "P1", 1),
                plan("T3", "tabulation", "K0", 1),
                plan("T4", "departure", "P4", 1));
    }

    private static PlanEntry plan(String team, String form, String about, long expected) {
        Optional<LocalDateTime> from = expected == 1 ? Optional.empty() : Optional.of(DAY.atTime(8, 0));
        Optional<LocalDateTime> to = expected == 1 ? Optional.empty() : Optional.of(DAY.atTime(13, 0));
        return new PlanEntry(Optional.of(team).filter(it -> !it.isEmpty()), form, about, from, to, expected);
    }
}
