package org.pollwatch.counting.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.sample.SampleCase.facts;
import static org.pollwatch.counting.sample.SampleCase.votes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.PlaceKind;

/** What one station adds to the quick count. */
class SampleReadingsTest {
    private final SampleCase sample = new SampleCase();
    private final String place = sample.station("north", "R", 400);
    private final Mission mission = sample.mission();

    @Test
    void shouldGiveACellForEveryContestantAndForTurnout() {
        ReportFacts full = facts(place, "a", 0, Map.of("votes", votes(30, 70), "signatures", Answer.amount(110)));

        assertThat(SampleReadings.of(place, List.of(full), mission))
                .containsExactly(
                        Map.entry(new SampleKey("president", "", "north"), SampleCell.of(0, 100)),
                        Map.entry(new SampleKey("president", "blue", "north"), SampleCell.of(70, 100)),
                        Map.entry(new SampleKey("president", "red", "north"), SampleCell.of(30, 100)),
                        Map.entry(new SampleKey("turnout", "", "north"), SampleCell.of(0, 400)),
                        Map.entry(new SampleKey("turnout", "voted", "north"), SampleCell.of(110, 400)));
    }

    @Test
    void shouldCountAStationOnceByItsLatestReportWithTheVotesInAnyOrder() {
        List<ReportFacts> all = new ArrayList<>(List.of(
                facts(place, "a", 0, Map.of("votes", votes(1, 2))),
                facts(place, "c", 5, Map.of("votes", votes(10, 20))),
                facts(place, "b", 5, Map.of("votes", votes(3, 4))),
                facts(place, "d", 9, Map.of("signatures", Answer.amount(50))),
                facts(place, "e", 9, Map.of("votes", new Answer.Votes(Map.of("red", 7L)))),
                facts(place, "f", 9, Map.of("votes", Answer.word("not_observed")))));
        Map<SampleKey, Counters> expected = SampleReadings.of(place, all, mission);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(all, new Random(seed));
            assertThat(SampleReadings.of(place, all, mission)).isEqualTo(expected);
        }

        assertThat(expected).containsEntry(new SampleKey("president", "red", "north"), SampleCell.of(10, 30));
        assertThat(expected).containsEntry(new SampleKey("turnout", "voted", "north"), SampleCell.of(50, 400));
    }

    @Test
    void shouldLeaveOutWhatIsNotOfTheSample() {
        ReportFacts full = facts(place, "a", 0, Map.of("votes", votes(30, 70), "signatures", Answer.amount(110)));

        assertThat(SampleReadings.of(place, List.of(), mission)).isEmpty();
        assertThat(SampleReadings.of("station", List.of(full), mission)).isEmpty();
        assertThat(SampleReadings.of("commission", List.of(full), mission)).isEmpty();
        assertThat(SampleReadings.of("R", List.of(full), mission)).isEmpty();
        assertThat(SampleReadings.of(
                        place, List.of(full), sample.builder().limited().build()))
                .isEmpty();
        Mission unsampled = new MissionBuilder()
                .place(place, PlaceKind.POLLING_STATION, "R", 400, Map.of("stratum", "north"))
                .build();
        assertThat(SampleReadings.of(place, List.of(full), unsampled)).isEmpty();
    }

    @Test
    void shouldLeaveOutAStationWithoutARegisterAndFiguresThatNoStationReaches() {
        String blank = sample.station("north", "R", 0);
        Mission later = sample.mission();
        Answer crowd = Answer.amount(SampleReadings.MOST + 1);

        assertThat(SampleReadings.of(
                        blank, List.of(facts(blank, "a", 0, Map.of("signatures", Answer.amount(5)))), later))
                .isEmpty();
        assertThat(SampleReadings.of(place, List.of(facts(place, "a", 0, Map.of("signatures", crowd))), later))
                .isEmpty();
        assertThat(SampleReadings.of(
                        place, List.of(facts(place, "a", 0, Map.of("votes", votes(SampleReadings.MOST, 1)))), later))
                .isEmpty();
    }

    @Test
    void shouldReadOnlyTheContestantsOfTheStationsOwnBallot() {
        SampleCase district = new SampleCase();
        district.builder()
                .contest("district", "first")
                .contestantOf("R2", "district", "second")
                .form(
                        "counting",
                        "2",
                        Phase.COUNTING,
                        FormSubject.POLLING_STATION,
                        QuestionBuilder.votes("votes", "president"),
                        QuestionBuilder.votes("district_votes", "district"));
        String here = district.station("north", "R", 100);
        String there = district.station("north", "R2", 100);
        Mission both = district.mission();

        assertThat(SampleReadings.of(here, List.of(district(here, Map.of("first", 9L))), both))
                .containsKeys(new SampleKey("district", "first", "north"))
                .doesNotContainKey(new SampleKey("district", "second", "north"));
        assertThat(SampleReadings.of(there, List.of(district(there, Map.of("first", 9L))), both))
                .isEmpty();
        assertThat(SampleReadings.of(there, List.of(district(there, Map.of("first", 9L, "second", 1L))), both))
                .containsEntry(new SampleKey("district", "second", "north"), SampleCell.of(1, 10));
    }

    @Test
    void shouldReadItsKeyBackFromText() {
        SampleKey key = new SampleKey("president", "", "big|urban");

        assertThat(SampleKey.parse(key.text())).isEqualTo(key);
    }

    private static ReportFacts district(String place, Map<String, Long> votes) {
        return facts(place, "a", 0, Map.of("district_votes", new Answer.Votes(votes)));
    }
}
