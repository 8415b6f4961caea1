package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissionPlacesTest {

    private static final long MOST_VOTERS_OF_A_STATION = 3_000;

    @ParameterizedTest
    @CsvSource({
        "kz-2012, 9764, 440, 56, 9305106",
        "kz-2019, 9968, 465, 65, 11960364",
        "kz-2021, 10061, 470, 66, 11919241",
        "kz-2022, 10101, 477, 68, 11953465",
        "kz-2023, 10223, 480, 77, 12000000",
    })
    void shouldHaveTheStationsAndVotersOfTheReport(String mission, int all, int special, int abroad, long registered) {
        List<Map<String, String>> stations = stationsOf(mission);

        assertThat(stations).hasSize(all);
        assertThat(count(stations, is("type", "special"))).isEqualTo(special);
        assertThat(count(stations, is("type", "abroad"))).isEqualTo(abroad);
        assertThat(stations.stream().mapToLong(MissionPlacesTest::registered).sum())
                .isEqualTo(registered);
        assertThat(stations).allMatch(station -> registered(station) > 0);
        assertThat(stations).allMatch(station -> registered(station) <= MOST_VOTERS_OF_A_STATION);
        assertThat(stations).allMatch(is("synthetic", "true"));
    }

    @ParameterizedTest
    @CsvSource({"kz-2012, 16, 207", "kz-2019, 17, 215", "kz-2021, 17, 215", "kz-2022, 20, 219", "kz-2023, 20, 220"})
    void shouldHaveTheCommissionsOfTheReport(String mission, int onRegions, int onDistricts) {
        Set<String> regions = areasOf(mission).stream()
                .filter(is("level", "region"))
                .map(area -> area.get("id"))
                .collect(Collectors.toSet());
        List<Map<String, String>> commissions =
                placesOf(mission).stream().filter(is("kind", "commission")).toList();

        assertThat(count(commissions, commission -> regions.contains(commission.get("area"))))
                .isEqualTo(onRegions);
        assertThat(commissions).hasSize(onRegions + onDistricts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023", "river-2026"})
    void shouldHangEveryAreaPlaceAndTeamOnAnAreaThatExists(String mission) {
        Set<String> areas =
                areasOf(mission).stream().map(area -> area.get("id")).collect(Collectors.toSet());
        List<Map<String, String>> places = placesOf(mission);

        assertThat(areas).hasSameSizeAs(areasOf(mission));
        assertThat(areasOf(mission)).filteredOn(is("parent", "")).hasSize(1);
        assertThat(areasOf(mission))
                .filteredOn(is("parent", "").negate())
                .allMatch(area -> areas.contains(area.get("parent")));
        assertThat(places.stream().map(place -> place.get("id")).distinct()).hasSameSizeAs(places);
        assertThat(places).allMatch(place -> areas.contains(place.get("area")));
        assertThat(read(mission, "teams.csv"))
                .allMatch(team -> areas.containsAll(List.of(team.get("areas").split(" ", -1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023", "river-2026"})
    void shouldGiveEveryRegionAZoneAndATileOfItsOwn(String mission) {
        List<Map<String, String>> regions = areasOf(mission).stream()
                .filter(is("level", "region"))
                .filter(is("id", Areas.ABROAD).negate())
                .toList();

        assertThat(regions).allSatisfy(region -> assertThat(ZoneId.of(region.get("time_zone")))
                .isNotNull());
        assertThat(regions.stream().map(region -> region.get("tile_row") + "/" + region.get("tile_column")))
                .doesNotHaveDuplicates()
                .allMatch(tile -> tile.matches("\\d+/\\d+"));
        assertThat(placesOf(mission)).filteredOn(is("type", "abroad")).allSatisfy(place -> assertThat(
                        ZoneId.of(place.get("time_zone")))
                .isNotNull());
    }

    @Test
    void shouldOpenSupplementaryRegistrationAtTheStationsPrintedFor2022() {
        List<Map<String, String>> open = stationsOf("kz-2022").stream()
                .filter(is("supplementary_registration", "true"))
                .toList();

        assertThat(count(open, is("type", "regular"))).isEqualTo(4_053);
        assertThat(count(open, is("type", "special"))).isEqualTo(181);
    }

    @ParameterizedTest
    @CsvSource({
        "kz-2019, KZ-75-0562",
        "kz-2019, KZ-11-0008",
        "kz-2019, KZ-71-0138",
        "kz-2019, KZ-71-0139",
        "kz-2012, KZ-YUZ-0989",
        "kz-2012, KZ-27-0492",
    })
    void shouldContainTheStationsThatReportsName(String mission, String station) {
        assertThat(stationsOf(mission)).anyMatch(is("id", station));
    }

    private static long registered(Map<String, String> station) {
        return Long.parseLong(station.get("registered_voters"));
    }

    private static long count(List<Map<String, String>> rows, Predicate<Map<String, String>> condition) {
        return rows.stream().filter(condition).count();
    }

    private static Predicate<Map<String, String>> is(String column, String value) {
        return row -> value.equals(row.get(column));
    }

    private static List<Map<String, String>> stationsOf(String mission) {
        return placesOf(mission).stream().filter(is("kind", "polling_station")).toList();
    }

    private static List<Map<String, String>> placesOf(String mission) {
        return read(mission, "places.csv");
    }

    private static List<Map<String, String>> areasOf(String mission) {
        return read(mission, "areas.csv");
    }

    private static List<Map<String, String>> read(String mission, String file) {
        return CsvFile.read(Path.of(mission, file));
    }
}
