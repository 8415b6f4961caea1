package org.pollwatch.counting.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.QuestionBuilder.yesNo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.area.CoverageFigures.State;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.PlanEntry;

/** Region R is expected to report voting six times from two stations and twice from anywhere, R2 is not planned. */
class CoverageTest {

    @Test
    void shouldAddUpWhatIsExpectedOfPlacesAndOfAreas() {
        PlanIndex plan = PlanIndex.of(mission().build());

        assertThat(plan.expectedReports("C", "voting")).hasValue(8);
        assertThat(plan.expectedReports("R", "voting")).hasValue(8);
        assertThat(plan.expectedPlaces("R", "voting")).hasValue(2);
        assertThat(plan.expectedReports("R", "counting")).hasValue(1);
        assertThat(plan.expectedPlaces("R", "counting")).isEmpty();
        assertThat(plan.expectedReports("R2", "voting")).isEmpty();
        assertThat(plan.forms()).containsExactly("counting", "voting");
        assertThat(plan.areas()).containsExactly("C", "R");
    }

    @Test
    void shouldNotMindTheOrderOfThePlan() {
        List<PlanEntry> entries = new ArrayList<>(mission().build().plan());
        Collections.shuffle(entries, new Random(7));
        MissionBuilder shuffled = bare();
        entries.forEach(shuffled::planned);
        Seen seen = new Seen().received("R", "voting", 3).clock("2022-11-20T15:00:00Z");

        assertThat(seen.findings(shuffled.build()))
                .isEqualTo(seen.findings(mission().build()));
    }

    @Test
    void shouldSayHowCompleteAnAreaIs() {
        assertThat(state(new Seen())).isEqualTo(State.MISSING);
        assertThat(state(new Seen().received("R", "voting", 7))).isEqualTo(State.PARTIAL);
        assertThat(state(new Seen().received("R", "voting", 8))).isEqualTo(State.COMPLETE);
        assertThat(state(new Seen().received("R", "voting", 9))).isEqualTo(State.COMPLETE);
        assertThat(state(new Seen().received("R", "voting", 9, 1))).isEqualTo(State.CONFLICT);
        assertThat(sheet().of("R2", "voting", new Seen().received("R2", "voting", 3))
                        .state())
                .isEqualTo(State.UNPLANNED);
    }

    @Test
    void shouldGiveTheNumbersBesideTheState() {
        CoverageFigures figures = sheet().of("R", "voting", new Seen().received("R", "voting", 7, 2));

        assertThat(figures)
                .isEqualTo(new CoverageFigures(
                        "R",
                        "voting",
                        State.CONFLICT,
                        OptionalLong.of(8),
                        OptionalLong.of(2),
                        7,
                        7,
                        1,
                        2,
                        Optional.of(Seen.RECEIVED),
                        Seen.RECEIVED));
    }

    @Test
    void shouldPutALostSignalAboveEverythingElse() {
        Seen lost = new Seen()
                .received("R", "voting", 7, 2)
                .heard("R", "2022-11-20T06:00:00Z")
                .clock("2022-11-20T08:00:30Z");
        CoverageFigures figures = sheet().of("R", "voting", lost);

        assertThat(figures.state()).isEqualTo(State.NO_SIGNAL);
        assertThat(figures.asOf()).isEqualTo(Instant.parse("2022-11-20T08:00:00Z"));
        assertThat(sheet().of("R", "voting", lost.clock("2022-11-20T08:00:00Z")).state())
                .isEqualTo(State.CONFLICT);
    }

    @Test
    void shouldGiveADistrictTheSignalOfItsRegion() {
        Mission flat = mission().build();
        List<Area> areas = new ArrayList<>(flat.areas().all());
        areas.add(new Area(
                "D", Optional.of("R"), AreaLevel.DISTRICT, Labels.same("D"), Optional.empty(), Optional.empty()));
        Mission mission = new Mission(
                flat.card(),
                1,
                new AreaTree(areas, flat.card().zone()),
                flat.places(),
                flat.forms(),
                flat.ballot(),
                flat.plan(),
                flat.checks());
        CoverageSheet sheet = new CoverageSheet(mission, PlanIndex.of(mission));
        Seen quiet = new Seen().heard("R", "2022-11-20T03:00:00Z").clock("2022-11-20T07:30:00Z");

        assertThat(sheet.of("D", "voting", quiet).state()).isEqualTo(State.NO_SIGNAL);
        assertThat(sheet.of("D", "voting", quiet.heard("R", "2022-11-20T07:00:00Z"))
                        .state())
                .isEqualTo(State.UNPLANNED);
    }

    @Test
    void shouldRaiseTooFewReportsOnlyOnceTheLastWindowIsOver() {
        Seen seen = new Seen().received("R", "voting", 4).received("C", "voting", 8);

        assertThat(ids(seen.clock("2022-11-20T14:00:00Z"), mission())).isEmpty();
        assertThat(ids(seen.clock("2022-11-20T14:00:30Z"), mission())).containsExactly("few|R|voting");
        Finding it = seen.findings(mission().build()).get(0);
        assertThat(it.compared())
                .containsExactly(Compared.number("reports", "observed", 4), Compared.number("reports", "plan", 8));
        assertThat(it.expectation()).contains("8 reports", "4 are there", "too few for a rate");
        assertThat(it.asOf()).isEqualTo(Instant.parse("2022-11-20T14:00:00Z"));
        assertThat(seen.received("R", "voting", 5)
                        .findings(mission().build())
                        .get(0)
                        .expectation())
                .doesNotContain("rate");
        assertThat(ids(seen.received("R", "voting", 8), mission())).isEmpty();
    }

    @Test
    void shouldTakeElectionDayForAWindowWithoutEnd() {
        Seen seen = new Seen().received("R", "voting", 8).received("C", "voting", 8);

        assertThat(ids(seen.clock("2022-11-20T18:00:00Z"), mission())).isEmpty();
        assertThat(ids(seen.clock("2022-11-20T18:00:30Z"), mission()))
                .containsExactly("few|C|counting", "few|R|counting");
    }

    @Test
    void shouldLookOnlyAtTheFormsThatAreListed() {
        MissionBuilder listed = new MissionBuilder()
                .voting("1", yesNo("stuffing"))
                .planned(entry("counting", "R", Optional.empty(), 1))
                .check("few", CheckKind.COVERAGE, new Rule.Coverage(List.of("voting")));

        assertThat(ids(new Seen().clock("2022-11-21T10:00:00Z"), listed)).isEmpty();
    }

    @Test
    void shouldNotSpeakOfRatesInALimitedMission() {
        Seen seen = new Seen().clock("2022-11-20T15:00:00Z");

        assertThat(seen.findings(mission().limited().build()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.expectation()).doesNotContain("rate"));
    }

    @Test
    void shouldRaiseATallyThatBrokeAnInvariantInEveryMission() {
        Seen broken = new Seen()
                .suspect(new Suspect("R", "voting", Optional.of(Seen.NOON), Seen.RECEIVED))
                .suspect(new Suspect("R", "voting", Optional.empty(), Seen.RECEIVED));

        assertThat(ids(broken, new MissionBuilder()))
                .containsExactly("suspect_tally|R|voting", "suspect_tally|R|voting|" + Seen.NOON);
    }

    @Test
    void shouldKnowTheRegionsAndWhichOfThemAreAbroad() {
        Regions regions = Regions.of(new MissionBuilder()
                .region("X")
                .region("empty")
                .place("embassy", PlaceKind.POLLING_STATION, "X", 100, Map.of("type", "abroad"))
                .place("consulate", PlaceKind.POLLING_STATION, "R", 100, Map.of("type", "abroad"))
                .build());

        assertThat(regions.country()).contains("C");
        assertThat(regions.all()).containsExactly("R", "X", "empty");
        assertThat(regions.home()).containsExactly("R", "empty");
        assertThat(regions.abroad()).containsExactly("X");
    }

    private static State state(Seen seen) {
        return sheet().of("R", "voting", seen).state();
    }

    private static CoverageSheet sheet() {
        Mission mission = mission().build();
        return new CoverageSheet(mission, PlanIndex.of(mission));
    }

    private static List<String> ids(Seen seen, MissionBuilder mission) {
        return seen.findings(mission.build()).stream()
                .map(Finding::id)
                .filter(it -> !it.startsWith("silence"))
                .toList();
    }

    private static PlanEntry entry(String form, String about, Optional<String> to, long expected) {
        return new PlanEntry(
                Optional.of("T1"),
                form,
                about,
                Optional.of(MissionBuilder.ELECTION_DAY.atTime(8, 0)),
                to.map(it -> MissionBuilder.ELECTION_DAY.atTime(LocalTime.parse(it))),
                expected);
    }

    private static MissionBuilder mission() {
        return bare().planned(entry("voting", "station", Optional.of("12:00"), 2))
                .planned(entry("voting", "second", Optional.of("20:00"), 4))
                .planned(entry("voting", "R", Optional.of("18:00"), 2))
                .planned(entry("counting", "R", Optional.empty(), 1));
    }

    private static MissionBuilder bare() {
        return new MissionBuilder()
                .region("R2")
                .place("second", PlaceKind.POLLING_STATION, "R", 100, Map.of())
                .voting("1", yesNo("stuffing"))
                .check("few", CheckKind.COVERAGE, new Rule.Coverage(List.of()))
                .check(
                        "silence",
                        CheckKind.SILENCE,
                        new Rule.Silence(
                                Optional.empty(),
                                Optional.of(Duration.ofHours(2)),
                                LocalTime.of(7, 0),
                                LocalTime.of(23, 0)));
    }
}
