package org.pollwatch.headquarters.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.events.EventSource.Event;

/** A watcher who looks at a part of the mission is told of that part. */
final class AroundTest {
    private static final String MISSION = "aa-2022";

    private final Boards boards = new Boards(MISSION, "log1");
    private RunningServer server;
    private long offset;

    @BeforeEach
    void serve() {
        server = RunningServer.over(boards, SampleMission.of(MISSION).build());
        for (String area : new String[] {"AA", "AA-1", "AA-2", "AA-1-1"}) {
            day(area, 1);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void day(String area, long reports) {
        boards.rates()
                .putDay(
                        offset++,
                        SampleRates.of(area, "voting").reports(reports).build());
        boards.announce();
    }

    private void hour(String area) {
        boards.rates()
                .putHour(
                        offset++,
                        SampleRates.of(area, "voting").hour("2022-11-20T10").build());
        boards.announce();
    }

    private EventSource watch(String around, String lastEventId) throws Exception {
        return EventSource.open(server.port(), MISSION, "?around=" + around, lastEventId);
    }

    @Test
    void shouldTellOfTheCountryAndItsRegionsToWhoLooksAtTheCountry() throws Exception {
        try (EventSource watcher = watch("AA", "")) {
            assertThat(watcher.next().areas()).containsExactlyInAnyOrder("AA", "AA-1", "AA-2");

            day("AA-1-1", 2);
            hour("AA-1-1");
            day("AA-2", 2);

            Event next = watcher.next();
            assertThat(next.name()).isEqualTo("rates");
            assertThat(next.areas()).containsExactly("AA-2");
        }
    }

    @Test
    void shouldTellOfTheDistrictsOfTheRegionLookedInto() throws Exception {
        try (EventSource watcher = watch("AA-1", "")) {
            assertThat(watcher.next().areas()).containsExactlyInAnyOrder("AA", "AA-1", "AA-2", "AA-1-1");
            hour("AA-1-1");
            assertThat(watcher.next().name()).isEqualTo("hours");
        }
        try (EventSource watcher = watch("AA-2", "")) {
            assertThat(watcher.next().areas()).containsExactlyInAnyOrder("AA", "AA-1", "AA-2");
        }
        try (EventSource watcher = watch("AA-2,AA-1", "")) {
            assertThat(watcher.next().areas()).containsExactlyInAnyOrder("AA", "AA-1", "AA-2", "AA-1-1");
        }
    }

    @Test
    void shouldGoOnFromTheLastEventAlsoPastWhatWasLeftOut() throws Exception {
        String last;
        try (EventSource watcher = watch("AA", "")) {
            last = watcher.next().id();
        }
        day("AA-1-1", 5);
        try (EventSource watcher = watch("AA", last)) {
            day("AA", 6);
            Event next = watcher.next();
            assertThat(next.name()).isEqualTo("rates");
            assertThat(next.areas()).containsExactly("AA");
            assertThat(next.id()).isEqualTo(boards.cursor().toString());
        }
    }

    @Test
    void shouldServeNewWatchersOfAPlaceThatEverybodyHadLeft() throws Exception {
        for (String around : new String[] {"AA", "AA-1", "AA", "AA-2", "AA"}) {
            try (EventSource watcher = watch(around, "")) {
                assertThat(watcher.next().name()).isEqualTo("snapshot");
                day("AA", offset);
                assertThat(watcher.next().areas()).containsExactly("AA");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "", "AA,", "AA,AA,AA,AA,AA,AA", "AA-1,nowhere"})
    void shouldRefuseAnAreaThatTheMissionDoesNotHave(String around) throws Exception {
        HttpResponse<String> response = server.get("/v1/missions/" + MISSION + "/events?around=" + around);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("around", "area ids");
    }
}
