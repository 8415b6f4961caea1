package org.pollwatch.counting.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.QuestionBuilder.integer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.area.AreaCounts.Count;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;

/** What was observed beside what was announced. */
class SeriesRulesTest {
    private static final Instant ENTERED = Instant.parse("2022-11-20T15:00:00Z");

    /** Kazakhstan 2019: 25 on average in 1,352 stations visited, against 12,369 announced nationwide. */
    @Test
    void shouldRaiseASumOfTheVisitedStationsAboveTheFigureForAll() {
        List<Finding> found = added(33_800, 1_352)
                .announced(amount("C", 12_369))
                .findings(mission().build());

        assertThat(found).extracting(Finding::id).containsExactly("additions|C|added_official");
        assertThat(found.get(0).compared())
                .containsExactly(
                        Compared.number("added", "observed", 33_800),
                        Compared.number("readings", "observed", 1_352),
                        Compared.number("added_official", "series", 12_369));
        assertThat(found.get(0).expectation()).contains("12,369", "1,352", "33,800");
        assertThat(found.get(0).asOf()).isEqualTo(ENTERED);
    }

    @Test
    void shouldNotRaiseASumThatTheFigureCovers() {
        assertThat(added(12_369, 500)
                        .announced(amount("C", 12_369))
                        .findings(mission().build()))
                .isEmpty();
        assertThat(added(9, 5).announced(amount("R", 3)).findings(mission().build()))
                .isEmpty();
    }

    @Test
    void shouldCountAlsoInALimitedMission() {
        assertThat(added(9, 5)
                        .announced(amount("C", 3))
                        .findings(mission().limited().build()))
                .hasSize(1);
    }

    @Test
    void shouldRaiseAnObservedTurnoutApartFromTheAnnouncedOne() {
        List<Finding> found = turnout(300, 1_000, 12)
                .announced(percent("R", Seen.NOON, "35.0"))
                .findings(mission().build());

        assertThat(found).extracting(Finding::id).containsExactly("turnout|R|" + Seen.NOON);
        assertThat(found.get(0).compared())
                .containsExactly(
                        Compared.number("voters", "observed", 300),
                        Compared.number("of", "observed", 1_000),
                        Compared.share("share", "observed", 0.3),
                        Compared.number("readings", "observed", 12),
                        Compared.share("turnout_official", "series", 0.35));
        assertThat(found.get(0).expectation()).contains("no random sample", "12 readings", "35.0 %", "30.0 %");
        assertThat(found.get(0).about().hour()).contains(Seen.NOON);
    }

    @Test
    void shouldTakeAShareFromAmounts() {
        Announced of = new Announced(
                "turnout_official",
                "R",
                Optional.of(Seen.NOON),
                OptionalLong.of(700),
                OptionalLong.of(2_000),
                Optional.empty(),
                ENTERED);
        Announced bare = new Announced(
                "turnout_official",
                "R",
                Optional.of(Seen.NOON),
                OptionalLong.of(700),
                OptionalLong.of(0),
                Optional.empty(),
                ENTERED);

        assertThat(turnout(300, 1_000, 12).announced(of).findings(mission().build()))
                .hasSize(1);
        assertThat(turnout(300, 1_000, 12).announced(bare).findings(mission().build()))
                .isEmpty();
    }

    @Test
    void shouldBearADifferenceBelowTheLimitAndTooFewReadings() {
        assertThat(turnout(300, 1_000, 12)
                        .announced(percent("R", Seen.NOON, "34.9"))
                        .findings(mission().build()))
                .isEmpty();
        assertThat(turnout(300, 1_000, 9)
                        .announced(percent("R", Seen.NOON, "90"))
                        .findings(mission().build()))
                .isEmpty();
        assertThat(turnout(300, 1_000, 12)
                        .announced(percent("R", Seen.MORNING, "90"))
                        .findings(mission().build()))
                .isEmpty();
    }

    @Test
    void shouldNotSpeakOfAShareInALimitedMission() {
        assertThat(turnout(300, 1_000, 12)
                        .announced(percent("R", Seen.NOON, "90"))
                        .findings(mission().limited().build()))
                .isEmpty();
    }

    private static Seen added(long sum, long readings) {
        return new Seen().counts("C", "voting", Seen.NOON, "added", new Count(0, readings, readings, sum));
    }

    private static Seen turnout(long voters, long registered, long readings) {
        return new Seen()
                .counts("R", "voting", Seen.NOON, "voters", new Count(0, readings, readings, voters))
                .counts("R", "voting", Seen.NOON, "voters_per_registered", new Count(voters, registered, 0, 0));
    }

    private static Announced amount(String area, long amount) {
        return new Announced(
                "added_official",
                area,
                Optional.empty(),
                OptionalLong.of(amount),
                OptionalLong.empty(),
                Optional.empty(),
                ENTERED);
    }

    private static Announced percent(String area, String hour, String percent) {
        return new Announced(
                "turnout_official",
                area,
                Optional.of(hour),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new BigDecimal(percent)),
                ENTERED);
    }

    private static MissionBuilder mission() {
        return new MissionBuilder()
                .voting(
                        "1",
                        integer("added").cumulative(),
                        integer("voters").cumulative().ratioOver("registered"),
                        integer("registered"))
                .check("additions", CheckKind.SERIES_SUM, new Rule.SeriesSum("voting", "added", "added_official"))
                .check(
                        "turnout",
                        CheckKind.SERIES_SHARE,
                        new Rule.SeriesShare("voting", "voters", "turnout_official", 5, 10));
    }
}
