package org.pollwatch.headquarters.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.headquarters.SampleRates;

final class RateBoardTest {
    private final RateBoard board = new RateBoard();

    private void day(long offset, String area, long reports) {
        board.putDay(offset, SampleRates.of(area, "voting").reports(reports).build());
    }

    @Test
    void shouldKeepTheLastRecordOfEachKey() {
        day(0, "AA", 1);
        day(3, "AA", 2);
        assertThat(board.day().all()).hasSize(1);
        assertThat(board.day().find("AA|voting").orElseThrow().value().getReports())
                .isEqualTo(2);
        assertThat(board.day().end()).isEqualTo(3);
    }

    @Test
    void shouldTellWhatIsNewerThanAnyOffsetOldestFirst() {
        day(0, "AA", 1);
        day(2, "AA-1", 1);
        day(4, "AA", 2);
        assertThat(board.day().newerThan(-1)).extracting(BoardEntry::position).containsExactly(2L, 4L);
        assertThat(board.day().newerThan(2)).extracting(BoardEntry::key).containsExactly("AA|voting");
        assertThat(board.day().newerThan(4)).isEmpty();
    }

    @Test
    void shouldKeepHoursApartFromTheDay() {
        day(0, "AA", 1);
        board.putHour(0, SampleRates.of("AA", "voting").hour("2022-11-20T10").build());
        assertThat(board.hours().all()).extracting(BoardEntry::key).containsExactly("AA|voting|2022-11-20T10");
        assertThat(board.select(RateFilter.EVERYTHING)).hasSize(1);
    }

    @Test
    void shouldShowTheHighestTimeOfReceiptAlsoWhenALaterRecordHasALowerOne() {
        assertThat(board.asOf()).isEmpty();
        Instant high = SampleRates.AS_OF.plusSeconds(60);
        board.putHour(
                0,
                SampleRates.of("AA", "voting").hour("2022-11-20T10").asOf(high).build());
        day(0, "AA", 1);
        assertThat(board.asOf()).contains(high);
    }

    @Test
    void shouldGiveAReaderFromAnyPlaceTheSameEndStateAsTheWhole() {
        long seed = 20221120;
        Random random = new Random(seed);
        for (int offset = 0; offset < 2_000; offset++) {
            day(offset, "AA-" + random.nextInt(50), offset);
            if (offset % 97 == 0) {
                long from = random.nextInt(offset + 1);
                assertThat(board.day().newerThan(from))
                        .as("seed %s", seed)
                        .containsExactlyElementsOf(board.day().all().stream()
                                .filter(entry -> entry.position() > from)
                                .sorted((a, b) -> Long.compare(a.position(), b.position()))
                                .toList());
            }
        }
    }

    @Test
    void shouldRenderAgainWhatItHadToForget() {
        EntryJson<AreaRates> json = new EntryJson<>(new RatesJson(false), 1_000);
        for (int i = 0; i < 50; i++) {
            day(i, "AA-" + i, i);
        }
        String first = json.of(board.day().find("AA-0|voting").orElseThrow()).toString();
        board.day().all().forEach(json::of);
        assertThat(board.day().all().stream()
                        .filter(entry -> entry.json() != null)
                        .count())
                .isBetween(1L, 12L);
        assertThat(json.of(board.day().find("AA-0|voting").orElseThrow()).toString())
                .isEqualTo(first);
    }
}
