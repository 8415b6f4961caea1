package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BallotTest {

    static Stream<MissionSource> missions() {
        return MissionSource.all(Path.of("source")).stream();
    }

    @ParameterizedTest
    @CsvSource({
        "kz-2012, list, 7",
        "kz-2019, president, 7",
        "kz-2021, list, 5",
        "kz-2022, president, 7",
        "kz-2023, list, 8",
        "kz-2023, district, 61",
    })
    void shouldHaveAsManyContestantsAsStood(String mission, String contest, int contestants) {
        assertThat(contestantsOf(mission, contest)).hasSize(contestants);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023", "river-2026"})
    void shouldNameEachContestantOnceInAContestThatExists(String mission) {
        List<String> contests = CsvFile.read(Path.of(mission, "contests.csv")).stream()
                .map(contest -> contest.get("id"))
                .toList();
        List<Map<String, String>> contestants = CsvFile.read(Path.of(mission, "contestants.csv"));

        assertThat(contestants).allMatch(contestant -> contests.contains(contestant.get("contest")));
        assertThat(contestants.stream().map(contestant -> contestant.get("contest") + "/" + contestant.get("id")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("missions")
    void shouldAskForTheVotesAndTheTableOfEveryContest(MissionSource mission) {
        List<String> contests =
                mission.contests().stream().map(contest -> contest.get("id")).toList();

        assertThat(contestsAskedFor(mission, "counting", "votes")).isEqualTo(contests);
        assertThat(contestsAskedFor(mission, "tabulation", "protocols")).isEqualTo(contests);
    }

    /** The districts of 2023 are not in the text: a made-up candidate must be seen to be one. */
    @Test
    void shouldMarkEveryMadeUpCandidate() {
        assertThat(contestantsOf("kz-2023", "district"))
                .filteredOn(contestant -> !contestant.get("id").equals("against_all"))
                .allSatisfy(contestant -> {
                    assertThat(contestant.get("id")).contains("_candidate_");
                    assertThat(contestant.get("area")).startsWith("KZ-");
                    assertThat(contestant.get("name_en")).contains("synthetic");
                });
    }

    private static List<String> contestsAskedFor(MissionSource mission, String form, String type) {
        return mission.questionsOf(form).stream()
                .filter(question -> question.get("type").equals(type))
                .map(question -> question.get("contest"))
                .toList();
    }

    private static List<Map<String, String>> contestantsOf(String mission, String contest) {
        return CsvFile.read(Path.of(mission, "contestants.csv")).stream()
                .filter(contestant -> contestant.get("contest").equals(contest))
                .toList();
    }
}
