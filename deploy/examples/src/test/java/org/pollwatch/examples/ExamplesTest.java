package org.pollwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.Topics;

/** Every example of docs/consumers.md prints what the guide says, long after the day, on stock jars. */
class ExamplesTest {
    private static final String RATES = Topics.of(ReleasedDay.MISSION).rates().name();

    @TempDir
    private static Path directory;

    private static ReleasedDay day;

    @BeforeAll
    static void release() throws Exception {
        day = ReleasedDay.begin(directory.resolve("set"));
        day.release();
    }

    @AfterAll
    static void stop() {
        day.close();
    }

    @Test
    void shouldHaveNothingOfOursOnTheClassPath() throws IOException {
        assertThat(StockProcess.jars().split(":"))
                .allSatisfy(
                        it -> assertThat(Path.of(it).getFileName().toString()).doesNotStartWith("pollwatch"))
                .anySatisfy(it -> assertThat(it).contains("kafka-avro-serializer-7.9.2.jar"))
                .anySatisfy(it -> assertThat(it).contains("kafka-tools"));
    }

    @Test
    void shouldGiveALateConsumerTheFiguresOfOneThatWatchedAllDay() {
        LastWords watched = day.watcher().readOn();
        int all = watched.records(RATES);

        await("the broker throws away what is superseded")
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    try (LastWords late = day.watch().readOn()) {
                        return late.records(RATES) < all;
                    }
                });
        try (LastWords late = day.watch().readOn()) {
            assertThat(late.figures()).isNotEmpty().isEqualTo(watched.figures());
        }
    }

    @Test
    void shouldRunTheStockConsoleConsumer() throws Exception {
        assertThat(run("sh", "console.sh")).isEqualTo(Guide.output("console"));
    }

    @Test
    void shouldRunJava() throws Exception {
        assertThat(java("java/ReadReleased.java")).isEqualTo(Guide.output("read"));
    }

    @Test
    void shouldRunKafkaStreamsAndSayWhoReads() throws Exception {
        day.complain(Map.of("AV-N", "12", "AV-S", "7"));

        assertThat(java("java/JoinRates.java")).isEqualTo(Guide.output("join"));
        assertThat(run("sh", "readers.sh")).isEqualTo(Guide.output("readers"));
    }

    @Test
    void shouldRunNode() throws Exception {
        assumeTrue(
                Files.isDirectory(StockProcess.folder().resolve("node/node_modules")),
                "npm install was not run in deploy/examples/node");

        assertThat(run("node", "node/read.js")).isEqualTo(Guide.output("read"));
    }

    @Test
    void shouldRunPython() throws Exception {
        assumeTrue(
                StockProcess.isThere("/usr/bin/python3", "-c", "from confluent_kafka.avro import AvroConsumer"),
                "no confluent_kafka with Avro for /usr/bin/python3");

        assertThat(run("/usr/bin/python3", "python/read.py")).isEqualTo(Guide.output("read"));
    }

    @Test
    void shouldRunKcat() throws Exception {
        assumeTrue(StockProcess.isThere("kcat", "-V"), "no kcat");

        assertThat(run("sh", "kcat.sh")).isEqualTo(Guide.output("kcat"));
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "only under verify --long")
    void shouldRunKafkaConnect() throws Exception {
        assertThat(run("sh", "connect.sh")).isEqualTo(Guide.output("connect"));
    }

    @Test
    void shouldRunSqlOnTheParquetExport() throws Exception {
        day.download("reports.parquet", directory.resolve("reports.parquet"));
        String sql = Files.readString(StockProcess.folder().resolve("reports.sql"))
                .replace("'reports.parquet'", "'" + directory.resolve("reports.parquet") + "'");
        List<String> lines = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1) + "," + rows.getLong(2) + "," + rows.getLong(3));
            }
        }

        assertThat(String.join("\n", lines)).isEqualTo(Guide.output("duckdb"));
    }

    private static String java(String file) throws Exception {
        return run("java", "-cp", StockProcess.jars(), file);
    }

    private static String run(String... command) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(List.of(day.bootstrap(), day.registry(), ReleasedDay.MISSION));
        return StockProcess.run(StockProcess.folder(), all);
    }
}
