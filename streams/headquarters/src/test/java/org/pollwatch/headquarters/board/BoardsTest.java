package org.pollwatch.headquarters.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pollwatch.headquarters.SampleDay;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleRates;

final class BoardsTest {
    private final Boards boards = new Boards("aa-2022", "log1");

    @Test
    void shouldReadBackTheCursorItWrites() {
        boards.rates().putDay(12, SampleRates.of("AA", "voting").build());
        boards.series().put("turnout_official|AA|", SampleDay.turnout("AA", null, "61.0"));
        Cursor cursor = boards.cursor();
        assertThat(cursor.at(Part.RATES)).isEqualTo(12);
        assertThat(cursor.at(Part.SERIES)).isZero();
        assertThat(cursor.at(Part.INCIDENTS)).isEqualTo(-1);
        assertThat(Cursor.parse(cursor.toString())).contains(cursor);
        assertThat(Cursor.parse("")).isEmpty();
        assertThat(Cursor.parse("rates:1,hours:2,log:log1")).isEmpty();
        assertThat(Cursor.parse(cursor.toString().replace("rates:12", "rates:99999999999999999999")))
                .isEmpty();
    }

    @Test
    void shouldCoverOnlyPlacesOfItsOwnTopics() {
        boards.findings().put(5, SampleFinding.of("s1").build());
        assertThat(boards.covers(boards.cursor())).isTrue();
        assertThat(boards.covers(boards.cursor().with(Part.FINDINGS, 3))).isTrue();
        assertThat(boards.covers(boards.cursor().with(Part.FINDINGS, 6))).isFalse();
        Cursor elsewhere =
                new Cursor("log0", boards.cursor().run(), boards.cursor().positions());
        assertThat(boards.covers(elsewhere)).isFalse();
    }

    @Test
    void shouldResumeOffsetsOfAnotherHeadquartersAndTellAnewWhatThatOneCounted() {
        boards.findings().put(5, SampleFinding.of("s1").build());
        boards.incidents().put(SampleDay.incident("r1", "protest", "told", "AA-1", "AA"));
        Cursor other = new Cursor("log1", "another", boards.cursor().positions()).with(Part.INCIDENTS, 77);
        assertThat(boards.covers(other)).isTrue();
        assertThat(boards.resumed(other).at(Part.FINDINGS)).isEqualTo(5);
        assertThat(boards.resumed(other).at(Part.INCIDENTS)).isEqualTo(-1);
        assertThat(boards.resumed(boards.cursor())).isEqualTo(boards.cursor());
    }

    @Test
    void shouldNotResumeWhereNoEventCouldSayThatNothingIsLeft() {
        Cursor other = new Cursor("log1", "another", boards.cursor().positions()).with(Part.INCIDENTS, 0);
        assertThat(boards.covers(other)).isFalse();
    }

    @Test
    void shouldTellThoseWhoHaveSeenAnIncidentThatItIsGone() {
        boards.incidents().put(SampleDay.incident("r1", "protest", "told", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident("r2", "protest", "media", "AA-1", "AA"));
        boards.incidents().remove("r1");
        boards.incidents().remove("never-seen");
        Sheet<Incident> sheet = boards.incidents().sheet();
        assertThat(sheet.all()).extracting(BoardEntry::key).containsExactly("r2");
        assertThat(sheet.newerThan(1)).singleElement().satisfies(gone -> {
            assertThat(gone.removed()).isTrue();
            assertThat(gone.key()).isEqualTo("r1");
        });
        boards.incidents().put(SampleDay.incident("r1", "protest", "told", "AA-1", "AA"));
        assertThat(sheet.newerThan(1)).singleElement().satisfies(back -> assertThat(back.removed())
                .isFalse());
    }

    @Test
    void shouldChangeTheStateOfTheBoardThatChangesOnly() {
        String findings = boards.state(Part.FINDINGS);
        String coverage = boards.state(Part.COVERAGE);
        boards.findings().put(1, SampleFinding.of("s1").build());
        assertThat(boards.state(Part.FINDINGS)).isNotEqualTo(findings);
        assertThat(boards.state(Part.COVERAGE)).isEqualTo(coverage);
    }

    @Test
    void shouldCountIncidentsInEveryAreaAboveAndNeverAddUpSources() {
        boards.incidents().put(SampleDay.incident("r1", "protest", "own_observation", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident("r2", "protest", "media", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident("r3", "protest", "media", "AA-2", "AA"));
        assertThat(IncidentCounts.of(boards.incidents().sheet().all().stream().map(BoardEntry::value)))
                .containsExactly(
                        new IncidentCounts.Count("AA", "protest", "media", 2),
                        new IncidentCounts.Count("AA", "protest", "own_observation", 1),
                        new IncidentCounts.Count("AA-1", "protest", "media", 1),
                        new IncidentCounts.Count("AA-1", "protest", "own_observation", 1),
                        new IncidentCounts.Count("AA-2", "protest", "media", 1));
    }

    @Test
    void shouldKeepEveryDecisionAboutAReportInTheOrderOfTheLog() {
        boards.reviews().put(SampleDay.quarantine("r1", "first"));
        boards.reviews().put(SampleDay.quarantine("r2", "other"));
        boards.reviews().put(SampleDay.quarantine("r1", "second"));
        assertThat(boards.reviews().of("r1"))
                .extracting(review -> review.getReason())
                .containsExactly("first", "second");
        assertThat(boards.reviews().of("r3")).isEmpty();
    }
}
