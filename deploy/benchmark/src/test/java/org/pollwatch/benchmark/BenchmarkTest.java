package org.pollwatch.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.benchmark.bed.PostgresServer;
import picocli.CommandLine;

/**
 * The benchmark with tiny numbers: that it measures something of everything, and counts right. Never how fast. All but
 * the gateway, which is quickly started, is left to {@code -Dtests.long=true}.
 */
class BenchmarkTest {
    private static final boolean LONG = Boolean.getBoolean("tests.long");

    private static final List<String> MEASURED = List.of(
            "gateway, POST one report",
            "gateway, p99 at half load",
            "gateway, batch",
            "topology, judged and counted",
            "restart, topology alone",
            "topology, 1 partition",
            "topology, 2 partitions",
            "topology, 4 partitions",
            "time, 0 to 100",
            "processor time, 0 to 100",
            "time, 100 to 200",
            "processor time, 100 to 200",
            "time, 200 to 500",
            "processor time, 200 to 500",
            "time, 500 to 1,000",
            "processor time, 500 to 1,000",
            "state on disk, all counted",
            "log on disk, all counted",
            "live heap, all counted",
            "acknowledged to seen, country, p50",
            "acknowledged to seen, country, p99",
            "acknowledged to seen, region, p50",
            "acknowledged to seen, region, p99",
            "acknowledged to seen, district, p50",
            "acknowledged to seen, district, p99",
            "memory of the set",
            "acknowledged to seen, 2 watchers, p50",
            "acknowledged to seen, 2 watchers, p99",
            "processor of the set, 2 watchers",
            "memory of 2 watchers",
            "a slow watcher, whole again",
            "acknowledged to seen, 20 watchers, p50",
            "acknowledged to seen, 20 watchers, p99",
            "processor of the set, 20 watchers",
            "memory of 20 watchers",
            "a reconnect, whole again",
            "a new watcher, whole",
            "restart, everything",
            "desk from empty, figures",
            "desk from empty, every report",
            "memory with that state",
            "state on disk",
            "log on disk",
            "second number acknowledged to finding, p50",
            "second number acknowledged to finding, p99");

    private static final List<String> BESIDE =
            List.of("PostgreSQL, insert and upsert", "PostgreSQL, all figures by GROUP BY");

    /** Rows of the gateway, the first of all. */
    private static final int SHORT = 3;

    @TempDir
    private Path directory;

    @Test
    void shouldMeasureEverythingAndFindNoDifference() throws Exception {
        StringWriter told = new StringWriter();
        CommandLine command = Benchmark.commandLine(Map.of());
        command.setErr(new PrintWriter(told));
        command.setOut(new PrintWriter(told));

        int code = command.execute(
                "--only=gateway,batch"
                        + (LONG ? ",topology,partitions,growth,postgres,latency,watchers,findings,restart" : ""),
                "--mission=river-2026",
                "--reports=2000",
                "--spread=2000",
                "--growth=1000",
                "--day=1000",
                "--seconds=1",
                "--rate=200",
                "--watchers=20",
                "--seed=7",
                "--directory=" + directory);

        assertThat(code).as(told.toString()).isZero();
        JsonNode json = new ObjectMapper().readTree(only(".json").toFile());
        assertThat(json.path("rows").findValuesAsText("name")).containsExactlyElementsOf(measured());
        for (JsonNode row : json.path("rows")) {
            String name = row.path("name").asText();
            assertThat(row.path("check").asText()).as(name).isEqualTo("ok");
            assertThat(row.path("figure").asDouble()).as(name).isPositive();
            assertThat(row.path("samples").asLong()).as(name).isPositive();
        }
        assertThat(json.path("facts").path("seed").asText()).isEqualTo("7");
        String page = Files.readString(only(".html"));
        assertThat(page)
                .contains(measured())
                .contains("<rect class=\"figure\"")
                .doesNotContain("http", "class=\"bad\"");
        if (LONG) {
            assertThat(page).contains("Partitions: reports/s", "Growth: µs a report", "<polyline");
        }
    }

    /** The database only where there is one. */
    private static List<String> measured() {
        if (!LONG) {
            return MEASURED.subList(0, SHORT);
        }
        List<String> all = new ArrayList<>(MEASURED);
        if (PostgresServer.isThere()) {
            all.addAll(MEASURED.indexOf("live heap, all counted") + 1, BESIDE);
        }
        return all;
    }

    /** Nothing but the results is left: every bed is deleted. */
    private Path only(String ending) throws java.io.IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2);
            return all.stream()
                    .filter(it -> it.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
