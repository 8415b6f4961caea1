package org.pollwatch.headquarters.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleDay;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Part;
import org.pollwatch.headquarters.events.EventSource.Event;

/** What the stream tells beside the figures. */
final class BoardEventsTest {
    private static final String MISSION = "aa-2022";

    private final Boards boards = new Boards(MISSION, "log1");
    private RunningServer server;
    private long offset;

    @BeforeEach
    void serve() {
        server = RunningServer.over(boards, SampleMission.of(MISSION).reviewed().build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void find(Finding finding) {
        boards.findings().put(offset++, finding);
        boards.announce();
    }

    private void happen(String reportId) {
        boards.incidents().put(SampleDay.incident(reportId, "protest", "told", "AA-1", "AA"));
        boards.announce();
    }

    private EventSource watch(String lastEventId) throws Exception {
        return EventSource.open(server.port(), MISSION, lastEventId);
    }

    private static List<String> values(Event event, String list, String field) {
        return StreamSupport.stream(event.data().path(list).spliterator(), false)
                .map(it -> it.path(field).asText())
                .toList();
    }

    @Test
    void shouldBeginWithAllThatStandsAndNothingThatWasCleared() throws Exception {
        find(SampleFinding.of("s1").build());
        find(SampleFinding.of("s2").cleared().build());
        boards.coverage().put(0, SampleDay.coverage("AA", "voting", CoverageState.PARTIAL, 40L, 12));
        boards.series().put("turnout_official|AA|", SampleDay.turnout("AA", null, "69.4"));
        boards.putQuickCount(0, SampleDay.turnoutEstimate());
        happen("r1");
        try (EventSource watcher = watch("")) {
            Event snapshot = watcher.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(values(snapshot, "findings", "subject")).containsExactly("s1");
            assertThat(values(snapshot, "coverage", "state")).containsExactly("partial");
            assertThat(values(snapshot, "series", "percent")).containsExactly("69.4");
            assertThat(values(snapshot, "incidents", "reportId")).containsExactly("r1");
            assertThat(values(snapshot, "quickCount", "contest")).containsExactly("turnout");
            assertThat(snapshot.id()).isEqualTo(boards.cursor().toString());
        }
    }

    @Test
    void shouldTellThatAFindingIsRaisedAndThatItIsCleared() throws Exception {
        try (EventSource watcher = watch("")) {
            watcher.next();
            find(SampleFinding.of("s1").build());
            Event raised = watcher.next();
            assertThat(raised.name()).isEqualTo("findings");
            assertThat(values(raised, "findings", "state")).containsExactly("raised");
            find(SampleFinding.of("s1").cleared().build());
            assertThat(values(watcher.next(), "findings", "state")).containsExactly("cleared");
        }
    }

    @Test
    void shouldTellThatAnIncidentNoLongerCounts() throws Exception {
        happen("r1");
        try (EventSource watcher = watch("")) {
            watcher.next();
            boards.incidents().remove("r1");
            boards.announce();
            Event gone = watcher.next();
            assertThat(gone.name()).isEqualTo("incidents");
            assertThat(gone.data().path("incidents").get(0).path("removed").asBoolean())
                    .isTrue();
            assertThat(gone.data().has("whole")).isFalse();
        }
    }

    @Test
    void shouldSendOnlyWhatIsNewerOfEveryKindAfterAReconnect() throws Exception {
        find(SampleFinding.of("s1").build());
        happen("r1");
        String seen = boards.cursor().toString();
        find(SampleFinding.of("s2").build());
        happen("r2");
        boards.coverage().put(0, SampleDay.coverage("AA", "voting", CoverageState.PARTIAL, 40L, 12));
        try (EventSource watcher = watch(seen)) {
            assertThat(values(watcher.next(), "coverage", "area")).containsExactly("AA");
            assertThat(values(watcher.next(), "findings", "subject")).containsExactly("s2");
            Event incidents = watcher.next();
            assertThat(values(incidents, "incidents", "reportId")).containsExactly("r2");
            assertThat(incidents.id()).isEqualTo(boards.cursor().toString());
        }
    }

    @Test
    void shouldReplaceWhatAnotherHeadquartersHadCounted() throws Exception {
        find(SampleFinding.of("s1").build());
        happen("r1");
        String other = boards.cursor().with(Part.INCIDENTS, 40).toString().replaceFirst("run:[^,]*", "run:another");
        try (EventSource watcher = watch(other)) {
            Event incidents = watcher.next();
            assertThat(incidents.name()).isEqualTo("incidents");
            assertThat(incidents.data().path("whole").asBoolean()).isTrue();
            assertThat(values(incidents, "incidents", "reportId")).containsExactly("r1");
        }
    }

    @Test
    void shouldCutALargeSnapshotIntoPiecesThatAreOneEvent() throws Exception {
        int many = 3_000;
        for (int i = 0; i < many; i++) {
            boards.findings().put(offset++, SampleFinding.of("s" + i).build());
            boards.incidents().put(SampleDay.incident("r" + i, "protest", "told", "AA-1", "AA"));
        }
        boards.announce();
        try (EventSource watcher = watch("")) {
            Event snapshot = watcher.next();
            assertThat(values(snapshot, "findings", "subject")).hasSize(many).doesNotHaveDuplicates();
            assertThat(values(snapshot, "incidents", "reportId")).hasSize(many).doesNotHaveDuplicates();
        }
    }
}
