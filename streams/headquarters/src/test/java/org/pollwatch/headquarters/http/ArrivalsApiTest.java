package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.headquarters.SampleReports.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleReports;
import org.pollwatch.headquarters.access.CallerByHeader;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.Warehouse;

/** Which reports of an hour came late. */
final class ArrivalsApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NORTH = "AV-N1-001";
    private static final String CENTRE = "AV-C1-019";
    private static final Instant OBSERVED = Instant.parse("2026-09-27T08:15:00Z");
    private static final Instant LIMIT = Instant.parse("2026-09-27T09:30:00Z");

    @TempDir
    private Path directory;

    private final Mission mission = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .mission()
            .at(1);
    private final SampleReports reports = new SampleReports(mission);
    private Warehouse warehouse;
    private RunningServer server;

    @BeforeEach
    void report() {
        sent("a", 1, NORTH, OBSERVED.plusSeconds(60));
        sent("b", 1, NORTH, LIMIT.minusMillis(1));
        sent("c", 1, NORTH, LIMIT);
        sent("d", 1, CENTRE, LIMIT.plusSeconds(7_200));
    }

    private void serve() {
        warehouse = reports.open(directory);
        MissionSnapshot snapshot = new MissionSnapshot(mission, List.of(), Optional.empty());
        server = RunningServer.of(
                new MissionDesk(new Boards("river-2026", "log"), () -> Optional.of(snapshot), Optional.of(warehouse)),
                new CallerByHeader());
    }

    @AfterEach
    void stop() {
        server.close();
        warehouse.close();
    }

    private void sent(String name, int revision, String place, Instant at) {
        String id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        Report report = new Report(
                id, revision, false, "voting", "2026-09-01", place, OBSERVED, answers("group_voting", "yes"));
        reports.sent(report, "T1", Outcome.ACCEPTED, at);
    }

    private JsonNode arrivals(String filter, String caller) throws Exception {
        HttpResponse<String> answer =
                server.get("/v1/missions/river-2026/arrivals?form=voting" + filter, CallerByHeader.HEADER, caller);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String hour(JsonNode answer) {
        assertThat(answer.path("hours")).hasSize(1);
        JsonNode hour = answer.path("hours").get(0);
        return hour.path("hour").asText() + " " + hour.path("late") + "/" + hour.path("reports");
    }

    @Test
    void shouldCountWhatCameHalfAnHourAfterItsHourWasOver() throws Exception {
        serve();
        assertThat(hour(arrivals("", "analyst"))).startsWith("2026-09-27T").endsWith(" 2/4");
        assertThat(hour(arrivals("&area=AV-N", "analyst"))).endsWith(" 1/3");
        assertThat(arrivals("&area=AV-S", "analyst").path("hours")).isEmpty();
    }

    @Test
    void shouldNotCallAReportLateBecauseItWasCorrectedLater() throws Exception {
        sent("a", 2, NORTH, LIMIT.plusSeconds(9_000));
        serve();

        assertThat(hour(arrivals("", "analyst"))).endsWith(" 2/4");
    }

    @Test
    void shouldCountForARegionalDeskOnlyItsOwn() throws Exception {
        serve();

        assertThat(hour(arrivals("", "regional_desk AV-N"))).endsWith(" 1/3");
        HttpResponse<String> foreign = server.get(
                "/v1/missions/river-2026/arrivals?form=voting&area=AV-C", CallerByHeader.HEADER, "regional_desk AV-N");
        assertThat(foreign.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldCallNothingLateInTheReplayOfADayLongPast() throws Exception {
        sent("e", 1, CENTRE, OBSERVED.plus(Duration.ofDays(60)));
        serve();

        JsonNode answer = arrivals("", "analyst");
        assertThat(answer.path("replay").asBoolean()).isTrue();
        assertThat(hour(answer)).endsWith(" 0/5");
    }

    @Test
    void shouldKnowNoFormThatTheMissionDoesNotHave() throws Exception {
        serve();
        HttpResponse<String> answer =
                server.get("/v1/missions/river-2026/arrivals?form=dancing", CallerByHeader.HEADER, "analyst");

        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
