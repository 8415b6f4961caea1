package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @ParameterizedTest
    @CsvSource({
        "kz-2012, 125, 1173, 129, 196",
        "kz-2019, 133, 1352, 131, 99",
        "kz-2022, 127, 1131, 110, 110",
        "kz-2023, 0, 0, 128, 0",
    })
    void shouldExpectAsManyReportsAsWerePrinted(
            String mission, long opening, long voting, long counting, long tabulation) {
        Map<String, Long> expected = planOf(mission).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("form"), Collectors.summingLong(row -> Long.parseLong(row.get("expected")))));

        assertThat(expected.getOrDefault("opening", 0L)).isEqualTo(opening);
        assertThat(expected.getOrDefault("voting", 0L)).isEqualTo(voting);
        assertThat(expected.getOrDefault("counting", 0L)).isEqualTo(counting);
        assertThat(expected.getOrDefault("tabulation", 0L)).isEqualTo(tabulation);
    }

    @Test
    void shouldExpectNothingOfALimitedMission() {
        assertThat(Path.of("kz-2021", "plan.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldSendTeamsOnlyToTheirOwnRegion(String mission) {
        Map<String, String> areas = CsvFile.read(Path.of(mission, "teams.csv")).stream()
                .collect(Collectors.toMap(team -> team.get("code"), team -> team.get("areas")));

        assertThat(planOf(mission))
                .allSatisfy(row -> assertThat(row.get("area")).isEqualTo(areas.get(row.get("team"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldExpectATeamAtOneOpeningAndOneCount(String mission) {
        assertThat(planOf(mission))
                .filteredOn(row -> Set.of("opening", "counting").contains(row.get("form")))
                .allSatisfy(row -> assertThat(row.get("expected")).isEqualTo("1"));
        assertThat(planOf(mission).stream().map(row -> row.get("team") + row.get("form")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldEndTheCountInTheNightAndTheTabulationTheNextNoon(String mission) {
        LocalDate day = MissionSource.all(Path.of("source")).stream()
                .filter(source -> source.facts().id().equals(mission))
                .map(source -> LocalDate.parse(source.facts().electionDay()))
                .findFirst()
                .orElseThrow();

        assertThat(planOf(mission)).allSatisfy(row -> assertThat(LocalDateTime.parse(row.get("to")))
                .isEqualTo(
                        switch (row.get("form")) {
                            case "opening" -> day.atTime(8, 0);
                            case "voting" -> day.atTime(20, 0);
                            case "counting" -> day.plusDays(1).atTime(3, 0);
                            default -> day.plusDays(1).atTime(12, 0);
                        }));
    }

    @Test
    void shouldShareByWeightWithinTheCaps() {
        assertThat(Apportionment.split(10, List.of(8L, 1L, 1L), List.of(4L, 9L, 9L)))
                .containsExactly(4L, 3L, 3L);
        assertThat(Apportionment.split(10, List.of(5L, 3L, 2L), List.of(9L, 9L, 9L)))
                .containsExactly(5L, 3L, 2L);
    }

    @Test
    void shouldShareByWeightAloneWhereTheCapsAreTooSmall() {
        assertThat(Apportionment.split(10, List.of(5L, 5L), List.of(1L, 1L))).containsExactly(5L, 5L);
    }

    /** A stratum with one station drawn has no variance. */
    @Test
    void shouldDrawAtLeastTwoStationsOfEachStratumOfTheSmallMission() {
        Map<String, String> strata = CsvFile.read(Path.of("river-2026", "places.csv")).stream()
                .collect(Collectors.toMap(place -> place.get("id"), place -> place.get("stratum")));
        Map<String, Long> drawn = planOf("river-2026").stream()
                .filter(row -> row.get("form").equals("counting"))
                .collect(Collectors.groupingBy(row -> strata.get(row.get("place")), Collectors.counting()));

        assertThat(Set.copyOf(strata.values()))
                .containsOnly("", "highland_urban", "highland_rural", "confluence_urban", "delta_urban", "delta_rural");
        assertThat(drawn).hasSize(5).doesNotContainKey("").allSatisfy((stratum, stations) -> assertThat(stations)
                .isGreaterThan(1));
    }

    private static List<Map<String, String>> planOf(String mission) {
        assertThat(Files.exists(Path.of(mission, "plan.csv"))).isTrue();
        return CsvFile.read(Path.of(mission, "plan.csv"));
    }
}
