package org.pollwatch.headquarters.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.Around;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Cursor;
import org.pollwatch.headquarters.events.EventFrames.Place;
import org.pollwatch.headquarters.mission.MissionDesk;

final class EventFramesTest {
    private static final String MISSION = "aa-2022";

    private final Boards boards = new Boards(MISSION, "log1");
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private EventFrames frames;
    private long offset;

    @BeforeEach
    void begin() {
        frames = new EventFrames(
                boards,
                new MissionDesk(boards, Optional::empty)
                        .seenBy(
                                Scope.WHOLE,
                                Around.EVERYTHING,
                                SampleMission.of(MISSION).build().mission()),
                nanos::get);
        day(1);
    }

    private void day(long reports) {
        boards.rates()
                .putDay(
                        offset++,
                        SampleRates.of("AA", "voting").reports(reports).build());
        boards.announce();
    }

    private String first() {
        return frames.snapshotAfter(Place.FIRST).text().plain().toString();
    }

    @Test
    void shouldMakeOneSnapshotForAllWhoJoinWithinSeconds() {
        Cursor joined = frames.beginning();
        EventFrames.SnapshotPart made = frames.snapshotAfter(Place.FIRST);

        day(2);
        frames.renew();
        nanos.addAndGet(EventFrames.SNAPSHOT_AGE.toNanos() - 1);

        assertThat(frames.beginning()).isEqualTo(joined);
        assertThat(frames.snapshotAfter(Place.FIRST)).isSameAs(made);
        assertThat(frames.after(joined).orElseThrow().text().plain().toString())
                .as("what has come since follows at once")
                .contains("\"reports\":2");
    }

    @Test
    void shouldMakeTheSnapshotAnewWhenItIsOld() {
        Cursor joined = frames.beginning();
        assertThat(first()).contains("\"reports\":1");

        day(2);
        nanos.addAndGet(EventFrames.SNAPSHOT_AGE.toNanos());

        assertThat(frames.beginning()).isNotEqualTo(joined);
        assertThat(first()).contains("\"reports\":2");
    }
}
