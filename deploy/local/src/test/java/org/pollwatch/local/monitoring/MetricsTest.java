package org.pollwatch.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pollwatch.local.monitoring.RunningParts.PATIENCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.local.cluster.Cluster;

/** What the parts show Prometheus. The names that rules and dashboards may use stand in deploy/monitoring/metrics.txt. */
class MetricsTest {
    private static final String REPORT = UUID.randomUUID().toString();
    private static final Pattern LABEL = Pattern.compile("[{,]([a-zA-Z_][a-zA-Z0-9_]*)=\"");
    /** Every label that our own figures and the engine's may have; none of them grows with observers or reports. */
    private static final Set<String> BOUNDED = Set.of(
            "mission",
            "outcome",
            "channel",
            "topic",
            "path",
            "partition",
            "client_id",
            "thread_id",
            "task_id",
            "processor_node_id",
            "kafka_version",
            "process_id",
            "application_id",
            "node_id");

    private static Cluster cluster;
    private static RunningParts parts;

    @BeforeAll
    static void reportOnce() throws IOException {
        cluster = Cluster.start();
        parts = RunningParts.start(cluster);
        assertThat(parts.post(REPORT, "yes")).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        if (parts != null) {
            parts.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "topology", "headquarters"})
    void shouldShowEveryFigureThatRulesAndDashboardsMayUse(String part) throws IOException {
        Set<String> promised = promised(part);
        assertThat(promised).isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(scrape(part))).containsAll(promised));
    }

    @Test
    void shouldSayThatTheReportWasTakenJudgedCountedAndShown() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(parts.value("gateway", "pollwatch_gateway_reports_total", "outcome=\"appended\""))
                    .isEqualTo(1);
            assertThat(parts.value("topology", "pollwatch_topology_receipts_total", "outcome=\"accepted\""))
                    .isEqualTo(1);
            assertThat(parts.value("topology", "pollwatch_topology_suspect_tallies", ""))
                    .isZero();
            assertThat(parts.value("topology", "pollwatch_topology_figures_published_total", ""))
                    .isPositive();
            double received = parts.value("topology", "pollwatch_topology_accepted_timestamp_seconds", "");
            assertThat(received).isPositive();
            assertThat(parts.value("topology", "pollwatch_topology_figures_as_of_timestamp_seconds", ""))
                    .isEqualTo(received);
            assertThat(parts.value("headquarters", "pollwatch_headquarters_figures_as_of_timestamp_seconds", ""))
                    .isEqualTo(received);
            assertThat(parts.value("headquarters", "pollwatch_headquarters_last_heard_timestamp_seconds", ""))
                    .isEqualTo(received);
            assertThat(parts.value("headquarters", "pollwatch_headquarters_warehouse_as_of_timestamp_seconds", ""))
                    .isEqualTo(received);
            assertThat(parts.value("headquarters", "pollwatch_headquarters_lag_records", "rates.v1"))
                    .isZero();
        });
    }

    @Test
    void shouldTellOfHealth() throws Exception {
        assertThat(parts.manage("topology", "/health/live").statusCode()).isEqualTo(200);
        assertThat(parts.manage("topology", "/health/ready").statusCode()).isEqualTo(200);
        assertThat(parts.manage("topology", "/health").statusCode()).isEqualTo(200);
        assertThat(parts.manage("topology", "/nothing").statusCode()).isEqualTo(404);
        assertThat(parts.value("topology", "pollwatch_topology_ready", "")).isEqualTo(1);
        assertThat(parts.value("topology", "kafka_stream_alive_stream_threads", ""))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "topology", "headquarters"})
    void shouldTellNothingOfObservers(String part) throws Exception {
        String text = scrape(part);
        assertThat(text)
                .doesNotContain(RunningParts.TEAM)
                .doesNotContain(RunningParts.PLACE)
                .doesNotContain(parts.token())
                .doesNotContain(REPORT);
        Set<String> labels = text.lines()
                .filter(it -> it.startsWith("pollwatch_") || it.startsWith("kafka_") || it.startsWith("disk_"))
                .flatMap(it -> LABEL.matcher(it).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
        assertThat(labels).isSubsetOf(BOUNDED);
    }

    private static String scrape(String part) throws IOException, InterruptedException {
        return parts.manage(part, "/metrics").body();
    }

    private static Set<String> names(String text) {
        return text.lines()
                .filter(it -> !it.startsWith("#") && !it.isBlank())
                .map(it -> it.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> promised(String part) throws IOException {
        Path list = Path.of(System.getProperty("pollwatch.root"), "deploy", "monitoring", "metrics.txt");
        return Files.readAllLines(list).stream()
                .filter(it -> it.startsWith(part + " "))
                .map(it -> it.substring(part.length() + 1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
