package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hour of observation, by the clock on the wall of the place. */
class LocalHourTest {
    private static final LocalDate ELECTION_DAY = LocalDate.of(2022, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "2022-11-20T04:59:59.999Z, Asia/Almaty,      2022-11-20T10",
        "2022-11-20T05:00:00Z,     Asia/Almaty,      2022-11-20T11",
        "2022-11-20T05:00:00Z,     Asia/Aqtobe,      2022-11-20T10",
        "2022-11-20T05:00:00Z,     America/New_York, 2022-11-20T00",
        "2022-11-20T05:00:00Z,     Asia/Kathmandu,   2022-11-20T10",
    })
    void shouldTakeTheHourOfThePlacesOwnZone(Instant observedAt, ZoneId zone, String hour) {
        assertThat(LocalHour.of(observedAt, zone, ELECTION_DAY)).isEqualTo(hour);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-11-18T17:59:59.999Z, unknown",
        "2022-11-18T18:00:00Z,     2022-11-19T00",
        "2022-11-25T17:59:59.999Z, 2022-11-25T23",
        "2022-11-25T18:00:00Z,     unknown",
        "1970-01-01T00:00:00Z,     unknown",
        "9999-12-31T23:59:59Z,     unknown",
    })
    void shouldKnowTheHourFromTheDayBeforeToTheFifthDayAfterInLocalTime(Instant observedAt, String hour) {
        assertThat(LocalHour.of(observedAt, ZoneId.of("Asia/Almaty"), ELECTION_DAY))
                .isEqualTo(hour);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks went from 02:00 to 03:00 on 27 March 2022, and from 03:00 back to 02:00 on 30 October.
        "2022-03-27, 2022-03-27T00:59:59Z, 2022-03-27T01",
        "2022-03-27, 2022-03-27T01:00:00Z, 2022-03-27T03",
        "2022-10-30, 2022-10-30T00:30:00Z, 2022-10-30T02",
        "2022-10-30, 2022-10-30T01:30:00Z, 2022-10-30T02",
        "2022-10-30, 2022-10-30T02:00:00Z, 2022-10-30T03",
    })
    void shouldFollowTheWallClockWhereItIsPutForwardAndBack(LocalDate electionDay, Instant observedAt, String hour) {
        assertThat(LocalHour.of(observedAt, ZoneId.of("Europe/Rome"), electionDay))
                .isEqualTo(hour);
    }

    @ParameterizedTest
    @CsvSource({
        // Kazakhstan gave up its second zone on 1 March 2024.
        "2024-02-29, 2024-02-29T17:30:00Z, Asia/Almaty, 2024-02-29T23",
        "2024-02-29, 2024-02-29T18:30:00Z, Asia/Almaty, 2024-02-29T23",
        "2024-02-29, 2024-02-29T19:30:00Z, Asia/Almaty, 2024-03-01T00",
        "2024-02-29, 2024-02-29T19:30:00Z, Asia/Aqtobe, 2024-03-01T00",
    })
    void shouldFollowAZoneThatWasAbolished(LocalDate electionDay, Instant observedAt, ZoneId zone, String hour) {
        assertThat(LocalHour.of(observedAt, zone, electionDay)).isEqualTo(hour);
    }
}
