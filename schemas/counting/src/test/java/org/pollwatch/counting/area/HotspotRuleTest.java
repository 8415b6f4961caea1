package org.pollwatch.counting.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pollwatch.counting.QuestionBuilder.integer;
import static org.pollwatch.counting.QuestionBuilder.yesNo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.counting.statistics.FisherExact;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;

/** Regions R, R2, R3 and the embassies X; stuffing is rare everywhere but in R2. */
class HotspotRuleTest {
    private static final String LATER = "2022-11-20T15";

    @Test
    void shouldRaiseTheRegionThatStandsAboveTheRest() {
        List<Finding> found = hotspot().findings(mission().build());

        assertThat(found).extracting(Finding::id).containsExactly("hot|R2|voting|stuffing");
        Finding it = found.get(0);
        double p = FisherExact.greater(12, 40, 6, 100);
        assertThat(it.compared())
                .startsWith(
                        Compared.number("flagged", "observed", 12),
                        Compared.number("applicable", "observed", 40),
                        Compared.number("flagged", "rest", 6),
                        Compared.number("applicable", "rest", 100),
                        Compared.share("p", "test", p));
        assertThat(it.expected().orElseThrow()).isCloseTo(2.4, within(1e-12));
        assertThat(it.expectation())
                .contains("2.4 of 40", "Among the observed stations", "nothing about stations that were not observed");
        assertThat(it.about().indicator()).contains("stuffing");
        assertThat(it.about().areaPath()).containsExactly("R2", "C");
        assertThat(it.asOf()).isEqualTo(Seen.RECEIVED);
    }

    @Test
    void shouldCorrectForEveryPairLookedAt() {
        Finding it = hotspot().findings(mission().build()).get(0);

        // three regions and two indicators, of which one was answered in two regions only: five pairs
        assertThat(it.compared().get(5).share().orElseThrow())
                .isCloseTo(it.compared().get(4).share().orElseThrow() * 5, within(1e-12));
    }

    @Test
    void shouldLeaveOutWhatTheRateOfFalseAlarmsDoesNotBear() {
        Mission strict =
                mission(new Rule.Hotspot("voting", List.of(), 0.0001, 10)).build();

        assertThat(hotspot().findings(strict)).isEmpty();
    }

    @Test
    void shouldLookOnlyAtWhatIsListed() {
        Mission listed = mission(new Rule.Hotspot("voting", List.of("crowding"), 0.05, 10))
                .build();

        assertThat(hotspot().findings(listed)).isEmpty();
    }

    @Test
    void shouldNotJudgeARegionBelowTheMinimum() {
        Mission many = mission(new Rule.Hotspot("voting", List.of(), 0.05, 41)).build();

        assertThat(hotspot().findings(many)).isEmpty();
    }

    @Test
    void shouldLeaveStationsAbroadOutsideOfRegionAndRest() {
        Seen embassy = new Seen()
                .flagged("X", Seen.MORNING, "stuffing", 40, 40)
                .flagged("R", Seen.MORNING, "stuffing", 1, 40)
                .flagged("R", LATER, "stuffing", 0, 1);

        assertThat(embassy.findings(mission().build())).isEmpty();
    }

    @Test
    void shouldNotLookAtTheHourThatIsStillFilling() {
        Seen filling = new Seen()
                .flagged("R", Seen.MORNING, "stuffing", 1, 60)
                .flagged("R2", Seen.MORNING, "stuffing", 1, 30)
                .flagged("R2", Seen.NOON, "stuffing", 20, 20)
                .received("C", "voting", 111);

        assertThat(filling.findings(mission().build())).isEmpty();
        assertThat(filling.clock("2022-11-20T06:59:59Z").findings(mission().build()))
                .isEmpty();
        assertThat(filling.clock("2022-11-20T07:00:00Z").findings(mission().build()))
                .extracting(Finding::id)
                .containsExactly("hot|R2|voting|stuffing");
    }

    @Test
    void shouldTakeTheUnknownHourForClosedAndNeverForTheLatest() {
        Seen unknown = new Seen()
                .flagged("R", "unknown", "stuffing", 1, 60)
                .flagged("R2", "unknown", "stuffing", 20, 20)
                .flagged("R2", Seen.NOON, "stuffing", 0, 50);

        assertThat(unknown.findings(mission().build())).hasSize(1);
    }

    @Test
    void shouldNeverRaiseOneOfALimitedMissionOrAnIncident() {
        Mission incidents = new MissionBuilder()
                .region("R2")
                .form("voting", "1", Phase.INCIDENT, FormSubject.AREA, yesNo("stuffing"))
                .check("hot", CheckKind.HOTSPOT, new Rule.Hotspot("voting", List.of(), 0.05, 1))
                .build();

        assertThat(hotspot().findings(mission().limited().build())).isEmpty();
        assertThat(hotspot().findings(incidents)).isEmpty();
    }

    @Test
    void shouldNotJudgeNumbersAndRatiosEvenWhenListed() {
        Mission numbers = new MissionBuilder()
                .region("R2")
                .voting("1", integer("women").ratioOver("members"), integer("members"))
                .check(
                        "hot",
                        CheckKind.HOTSPOT,
                        new Rule.Hotspot("voting", List.of("women", "women_per_members"), 1, 1))
                .build();
        Seen seen = new Seen();
        Stream.of("R", "R2").forEach(it -> seen.flagged(it, Seen.MORNING, "women_per_members", 5, 3)
                .flagged(it, LATER, "women", 0, 1));

        assertThat(seen.findings(numbers)).isEmpty();
    }

    @Test
    void shouldSurviveCountsThatAreNoTable() {
        Seen broken = new Seen()
                .flagged("R", Seen.MORNING, "stuffing", 70, 60)
                .flagged("R2", Seen.MORNING, "stuffing", 20, 60)
                .flagged("R2", LATER, "stuffing", 0, 1);

        assertThat(broken.findings(mission().build())).isEmpty();
    }

    private static Seen hotspot() {
        return new Seen()
                .flagged("R", Seen.MORNING, "stuffing", 3, 50)
                .flagged("R2", Seen.MORNING, "stuffing", 5, 20)
                .flagged("R2", Seen.NOON, "stuffing", 7, 20)
                .flagged("R3", Seen.NOON, "stuffing", 3, 50)
                .flagged("R", Seen.MORNING, "crowding", 10, 50)
                .flagged("R2", Seen.NOON, "crowding", 10, 50)
                .flagged("R3", Seen.NOON, "crowding", 1, 9)
                .flagged("R", LATER, "stuffing", 10, 10);
    }

    private static MissionBuilder mission() {
        return mission(new Rule.Hotspot("voting", List.of(), 0.05, 10));
    }

    private static MissionBuilder mission(Rule.Hotspot rule) {
        return new MissionBuilder()
                .region("R2")
                .region("R3")
                .region("X")
                .place("embassy", PlaceKind.POLLING_STATION, "X", 100, Map.of("type", "abroad"))
                .voting("1", yesNo("stuffing"), yesNo("crowding").complement("no_crowding"))
                .check("hot", CheckKind.HOTSPOT, rule);
    }
}
