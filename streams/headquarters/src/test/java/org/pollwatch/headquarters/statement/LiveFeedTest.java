package org.pollwatch.headquarters.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.ReleasedRate;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.ReleasedWithheld;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.WrittenEntries;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission.PartnerFeed;

/** What partners get of live figures, when, and what they never get. The mission's smallest cell is 5. */
final class LiveFeedTest {
    private final Boards boards = new Boards("aa-2022", "log");
    private final WrittenEntries log = new WrittenEntries();
    private Instant now = Instant.parse("2022-11-20T10:00:00Z");
    private MissionSnapshot mission = mission(PartnerFeed.LIVE);
    private long offset;

    private final LiveFeed feed =
            new LiveFeed(List.of(new MissionDesk(boards, () -> Optional.of(mission))), log, new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    private static MissionSnapshot mission(PartnerFeed feed) {
        return SampleMission.of("aa-2022").partnerFeed(feed).build();
    }

    private void count(String area, long reports, long flagged) {
        boards.rates()
                .putDay(
                        offset++,
                        SampleRates.of(area, "voting")
                                .reports(reports)
                                .rate("group_voting", flagged, reports)
                                .build());
    }

    private void count(long west, long east) {
        count("AA-1", west, 3);
        count("AA-2", east, 2);
        count("AA", west + east, 5);
        feed.look();
    }

    private ReleasedRates told(String area) {
        return log.released().get(area + "|voting").orElseThrow();
    }

    private ReleasedRate groupVoting(String area) {
        return told(area).getIndicators().stream()
                .filter(it -> it.getId().equals("group_voting"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellPartnersOfCountryAndRegionsAndOfNothingSmaller() {
        count("AA-1-1", 20, 3);
        count(20, 10);

        assertThat(told("AA").getReports()).isEqualTo(30);
        assertThat(told("AA").getStatement()).isNull();
        assertThat(groupVoting("AA-1").getFlagged()).isEqualTo(3);
        assertThat(groupVoting("AA-1").getRate()).isEqualTo(0.15);
        assertThat(log.released()).doesNotContainKey("AA-1-1|voting");
    }

    @Test
    void shouldWithholdASmallCellAndWhatItCouldBeWorkedOutFrom() {
        count(20, 4);

        assertThat(groupVoting("AA-2").getFlagged()).isNull();
        assertThat(groupVoting("AA-2").getWithheld()).isEqualTo(ReleasedWithheld.SMALL_CELL);
        assertThat(groupVoting("AA-1").getFlagged()).isNull();
        assertThat(groupVoting("AA-1").getWithheld()).isEqualTo(ReleasedWithheld.COMPLEMENT);
        assertThat(groupVoting("AA").getFlagged()).isEqualTo(5);
    }

    @Test
    void shouldNotTellOfAStepSmallerThanASmallCellUntilItHasRested() {
        count(20, 10);
        now = now.plus(Duration.ofMinutes(1));
        count(22, 12);
        assertThat(told("AA").getReports()).isEqualTo(30);

        count(23, 12);
        assertThat(told("AA").getReports()).as("five more").isEqualTo(35);

        count(24, 12);
        now = now.plus(LiveFeed.REST);
        feed.look();
        assertThat(told("AA").getReports()).as("after the rest").isEqualTo(36);
    }

    @Test
    void shouldTellNobodyWhereTheMissionKeepsToWhatIsReleased() {
        mission = mission(PartnerFeed.RELEASED);
        count(20, 10);
        mission = mission(PartnerFeed.OFF);
        feed.look();

        assertThat(log.released()).isEmpty();
    }

    @Test
    void shouldTakeEverythingBackOnceTheMissionNoLongerSaysSo() {
        count(20, 10);
        mission = mission(PartnerFeed.OFF);
        feed.look();

        assertThat(log.released()).containsEntry("AA|voting", Optional.empty());
        assertThat(log.released().values()).allMatch(Optional::isEmpty);
    }

    @Test
    void shouldTellAgainWhatTheLogDidNotTake() {
        log.away(true);
        count(20, 10);
        assertThat(log.released()).isEmpty();

        log.away(false);
        feed.look();
        assertThat(told("AA").getReports()).isEqualTo(30);
    }

    @Test
    void shouldTakeBackFiguresThatAreInDoubt() {
        count(20, 10);
        boards.rates()
                .putDay(offset++, SampleRates.of("AA-2", "voting").suspect().build());
        count("AA", 40, 5);
        feed.look();

        assertThat(log.released()).containsEntry("AA-2|voting", Optional.empty());
    }
}
