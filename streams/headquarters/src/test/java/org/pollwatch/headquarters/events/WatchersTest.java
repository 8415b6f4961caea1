package org.pollwatch.headquarters.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Part;
import org.pollwatch.headquarters.events.EventSource.Event;

final class WatchersTest {
    private static final String MISSION = "aa-2022";
    private static final String EMPTY =
            "{\"rates\":[],\"coverage\":[],\"findings\":[],\"quickCount\":[],\"series\":[],\"incidents\":[],\"casework\":[],\"queries\":[]}";

    private final Boards boards = new Boards(MISSION, "log1");
    private RunningServer server;
    private long offset;

    @BeforeEach
    void serve() {
        server = RunningServer.over(boards, SampleMission.of(MISSION).build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void day(String area, long reports) {
        boards.rates()
                .putDay(
                        offset++,
                        SampleRates.of(area, "voting")
                                .reports(reports)
                                .rate("group_voting", 1, 10)
                                .build());
        boards.announce();
    }

    private void hour(String area, String hour, long reports) {
        boards.rates()
                .putHour(
                        offset++,
                        SampleRates.of(area, "voting")
                                .hour(hour)
                                .reports(reports)
                                .build());
        boards.announce();
    }

    private EventSource watch(String lastEventId) throws Exception {
        return EventSource.open(server.port(), MISSION, lastEventId);
    }

    @Test
    void shouldTellTheSamePackedToWhoeverTakesGzip() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            day("AA-" + i, i);
        }
        try (EventSource plain = watch("");
                EventSource packed = EventSource.openPacked(server.port(), MISSION)) {
            assertThat(packed.next()).isEqualTo(plain.next());
            assertThat(packed.headers()).contains("Content-Encoding: gzip", "Vary: Accept-Encoding");
            assertThat(plain.headers()).contains("Content-Encoding: identity");
            for (int i = 0; i < 20; i++) {
                day("AA", i);
                await("the newest figure").until(() -> packed.next().reports("AA"), it -> it >= 0);
            }
            // Late to the room, between others: its pieces refer to nothing that it was not sent.
            try (EventSource late = EventSource.openPacked(server.port(), MISSION)) {
                await("the newest figure, in the snapshot or at once behind it")
                        .until(() -> late.next().reports("AA"), it -> it == 19);
                hour("AA", "2022-11-20T10", 4);
                assertThat(late.next().reports("AA")).isEqualTo(4);
            }
        }
    }

    @Test
    void shouldBeginWithASnapshotOfTheWholeObservation() throws Exception {
        day("AA", 10);
        day("AA-1", 4);
        hour("AA", "2022-11-20T10", 4);
        try (EventSource watcher = watch("")) {
            Event snapshot = watcher.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.areas()).containsExactlyInAnyOrder("AA", "AA-1");
            assertThat(snapshot.id()).isEqualTo(boards.cursor().toString());
            assertThat(watcher.headers()).contains("Content-Type: text/event-stream; charset=utf-8");
            assertThat(watcher.headers()).contains("Cache-Control: no-store");
        }
    }

    @Test
    void shouldSendAnEmptySnapshotBeforeTheFirstRecord() throws Exception {
        try (EventSource watcher = watch("")) {
            assertThat(watcher.next().data().toString()).isEqualTo(EMPTY);
            day("AA", 1);
            assertThat(watcher.next().reports("AA")).isEqualTo(1);
        }
    }

    @Test
    void shouldSendWhatChangesAsItChanges() throws Exception {
        day("AA", 10);
        try (EventSource watcher = watch("")) {
            watcher.next();
            day("AA", 11);
            Event rates = watcher.next();
            assertThat(rates.name()).isEqualTo("rates");
            assertThat(rates.reports("AA")).isEqualTo(11);
            hour("AA", "2022-11-20T10", 5);
            Event hours = watcher.next();
            assertThat(hours.name()).isEqualTo("hours");
            assertThat(hours.data().path("rates").get(0).path("hour").asText()).isEqualTo("2022-11-20T10");
            assertThat(hours.id()).isEqualTo(boards.cursor().toString());
        }
    }

    @Test
    void shouldSendOnlyWhatIsNewerAfterAReconnect() throws Exception {
        day("AA", 10);
        day("AA-1", 4);
        hour("AA", "2022-11-20T10", 4);
        String seen = boards.cursor().toString();
        day("AA-2", 6);
        day("AA-2", 7);
        hour("AA", "2022-11-20T11", 1);
        try (EventSource watcher = watch(seen)) {
            Event rates = watcher.next();
            assertThat(rates.name()).isEqualTo("rates");
            assertThat(rates.areas()).containsExactly("AA-2");
            assertThat(rates.reports("AA-2")).isEqualTo(7);
            Event hours = watcher.next();
            assertThat(hours.name()).isEqualTo("hours");
            assertThat(hours.data().path("rates").findValuesAsText("hour")).containsExactly("2022-11-20T11");
            assertThat(hours.id()).isEqualTo(boards.cursor().toString());
        }
    }

    @Test
    void shouldSendASnapshotWhenTheReconnectComesFromAnotherLogOrFromTheFuture() throws Exception {
        day("AA", 10);
        for (String strange : List.of(
                boards.cursor().toString().replace("log:log1", "log:log0"),
                boards.cursor().with(Part.RATES, 99).toString(),
                "17",
                "rates:x,hours:1")) {
            try (EventSource watcher = watch(strange)) {
                assertThat(watcher.next().name()).as(strange).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void shouldSendNothingTwiceWhenNothingHappenedMeanwhile() throws Exception {
        day("AA", 10);
        try (EventSource watcher = watch(boards.cursor().toString())) {
            day("AA-1", 3);
            assertThat(watcher.next().areas()).containsExactly("AA-1");
        }
    }

    @Test
    void shouldNotLetAWatcherThatDoesNotReadHoldUpAnotherNorPileUpItsBacklog() throws Exception {
        int areas = 40;
        int rounds = 150;
        try (EventSource slow = EventSource.connect(server.port(), MISSION, "");
                EventSource quick = watch("")) {
            quick.next();
            long largest = 0;
            for (int round = 1; round <= rounds; round++) {
                for (int area = 0; area < areas; area++) {
                    boards.rates().putDay(offset++, wide("AA-" + area, round));
                }
                boards.announce();
                Event event = quick.next();
                largest = Math.max(largest, event.length());
                while (event.reports("AA-" + (areas - 1)) != round) {
                    event = quick.next();
                }
            }
            slow.read();
            Map<String, Long> last = new HashMap<>();
            long bytes = 0;
            while (!isAt(last, areas, rounds)) {
                Event event = slow.next();
                bytes += event.length();
                event.data()
                        .path("rates")
                        .forEach(it -> last.put(
                                it.path("area").asText(), it.path("reports").asLong()));
            }
            long everything = (long) areas * rounds * largest / areas;
            assertThat(bytes)
                    .as("bytes sent to the slow watcher, of %s", everything)
                    .isLessThan(everything / 3);
        }
    }

    private static AreaRates wide(String area, long reports) {
        SampleRates rates = SampleRates.of(area, "voting").reports(reports);
        for (int i = 0; i < 30; i++) {
            rates.rate("indicator_" + i, 1, 10);
        }
        return rates.build();
    }

    private static boolean isAt(Map<String, Long> last, int areas, long reports) {
        return last.size() == areas && last.values().stream().allMatch(it -> it == reports);
    }

    @Test
    void shouldServeAThousandWatchers() throws Exception {
        day("AA", 1);
        List<EventSource> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                watchers.add(EventSource.connect(
                        server.port(), MISSION, boards.cursor().toString()));
            }
            day("AA", 2);
            for (EventSource watcher : watchers) {
                watcher.read();
                assertThat(watcher.next().reports("AA")).isEqualTo(2);
            }
        } finally {
            for (EventSource watcher : watchers) {
                watcher.close();
            }
        }
    }
}
