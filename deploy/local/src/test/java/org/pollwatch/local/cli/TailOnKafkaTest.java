package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.ReleasedRate;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.ReleasedWithheld;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.headquarters.entry.TopicEntryLog;
import org.pollwatch.local.cluster.Cluster;
import picocli.CommandLine;

/** Topics in a terminal. */
class TailOnKafkaTest {
    private static final String MISSION = "river-2026";
    private static final Instant AS_OF = Instant.parse("2026-09-27T13:20:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Cluster cluster;
    private static RecordSerdes serdes;
    private static TopicEntryLog headquarters;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void release() {
        cluster = Cluster.start();
        Topics topics = cluster.publish(Cluster.mission(MISSION));
        serdes = new RecordSerdes(cluster.registryUrl());
        headquarters = new TopicEntryLog(cluster.client(), serdes);
        release("AV", "voting", 12L);
        release("AV-N", "voting", 7L);
        release("AV", "counting", 3L);
        headquarters
                .released(MISSION, new TreeMap<>(Map.of("AV-S|voting", Optional.empty())))
                .toCompletableFuture()
                .join();
        try (TeamRegistry teams = new TeamRegistry(cluster.bootstrap(), serdes, topics)) {
            teams.add("R01", List.of());
        }
    }

    private static void release(String area, String form, long flagged) {
        List<ReleasedRate> indicators = List.of(
                new ReleasedRate("group_voting", flagged, 48L, flagged / 48.0, flagged, 40L, null, null, null),
                new ReleasedRate("opened_late", null, 3L, null, null, 3L, null, null, ReleasedWithheld.SMALL_CELL));
        ReleasedRates rates = new ReleasedRates(area, form, null, 48L, 40L, AS_OF, false, indicators);
        headquarters
                .released(MISSION, new TreeMap<>(Map.of(area + "|" + form, Optional.of(rates))))
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() throws Exception {
        headquarters.close();
        serdes.close();
        cluster.close();
    }

    @Test
    void shouldPrintWhatIsThereAndEnd() {
        assertThat(tail("released-rates", "--once")).isZero();

        assertThat(lines())
                .filteredOn(it -> !it.contains("AV-C|")) // of another test
                .hasSize(4)
                .anySatisfy(it -> assertThat(it)
                        .matches("\\d\\d:\\d\\d:\\d\\d  AV-N\\|voting  reports 48  places 40"
                                + "  asOf 2026-09-27T13:20:00Z  reconstruction false"
                                + "  group_voting 7/48 \\(14\\.6 %\\)  opened_late -/3 SMALL_CELL"))
                .anySatisfy(it -> assertThat(it).endsWith("AV-S|voting  (gone)"));
    }

    @Test
    void shouldFilterByAreaFormAndIndicator() {
        assertThat(tail("released-rates", "--once", "--area", "AV", "--form", "voting", "--indicator", "group_voting"))
                .isZero();

        assertThat(lines()).singleElement().asString().endsWith("group_voting 12/48 (25.0 %)");
    }

    @Test
    void shouldWriteOneJsonObjectALineWithTheEventsHeaders() throws Exception {
        assertThat(tail("pollwatch.river-2026.released-rates.v1", "--once", "--json", "--area", "AV-N"))
                .isZero();

        JsonNode record = JSON.readTree(lines().get(0));
        assertThat(lines()).hasSize(1);
        assertThat(record.at("/key").asText()).isEqualTo("AV-N|voting");
        assertThat(record.at("/headers/ce_type").asText()).isEqualTo("org.pollwatch.released-rates.v1");
        assertThat(record.at("/headers/ce_subject").asText()).isEqualTo("AV-N|voting");
        assertThat(record.at("/value/asOf").asText()).isEqualTo("2026-09-27T13:20:00Z");
        assertThat(record.at("/value/indicators/0/flagged").asLong()).isEqualTo(7);
        assertThat(record.at("/value/indicators/1/flagged").isNull()).isTrue();
    }

    @Test
    void shouldShowNoHashOfAToken() {
        assertThat(tail("teams", "--once", "--json")).isZero();

        assertThat(lines()).singleElement().asString().contains("\"tokenSha256\":\"(not shown)\"");
    }

    @Test
    void shouldNameTheTopicsThatThereAreWhereOneIsUnknown() {
        assertThat(tail("rate", "--once")).isEqualTo(1);
        assertThat(err.toString()).contains("no topic rate; mission river-2026 has definition, teams, submissions");

        assertThat(tail("rates", "--once", "--mission", "kz-1999")).isEqualTo(1);
        assertThat(err.toString()).contains("no mission kz-1999 was published here, only river-2026");
    }

    @Test
    void shouldRefuseAFilterThatWouldHideEverything() {
        assertThat(tail("clock", "--once", "--form", "voting")).isEqualTo(2);
        assertThat(err.toString()).contains("--form: the records of clock do not say");
    }

    @Test
    void shouldFollowWhatComes() throws Exception {
        Thread tail = new Thread(() -> tail("released-rates", "--from", "2026-01-01T00:00:00Z"));
        tail.start();
        await("the records that are there").atMost(Duration.ofSeconds(30)).until(() -> out.toString()
                .contains("AV-S|voting"));
        release("AV-C", "voting", 1L);
        await("the new record").atMost(Duration.ofSeconds(30)).until(() -> out.toString()
                .contains("AV-C|voting"));
        tail.interrupt();
        tail.join(10_000);
        assertThat(tail.isAlive()).isFalse();
    }

    @Test
    void shouldTakeATimeOfDayAsTheLastTimeThatItWasThatInTheMissionsZone() {
        ZoneId zone = ZoneId.of("Asia/Almaty");
        Clock noon = Clock.fixed(Instant.parse("2026-11-26T07:00:00Z"), ZoneOffset.UTC);

        assertThat(TailCommand.instant("11:00", zone, noon)).isEqualTo(Instant.parse("2026-11-26T06:00:00Z"));
        assertThat(TailCommand.instant("14:00", zone, noon)).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(TailCommand.instant("2026-11-26T12:00:00+05:00", zone, noon))
                .isEqualTo(Instant.parse("2026-11-26T07:00:00Z"));
        assertThatThrownBy(() -> TailCommand.instant("two", zone, noon)).hasMessageStartingWith("--from: expected");
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private int tail(String... more) {
        List<String> arguments = new ArrayList<>(List.of("tail"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--bootstrap", cluster.bootstrap(), "--registry", cluster.registryUrl()));
        CommandLine commandLine = PollwatchCommand.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}
