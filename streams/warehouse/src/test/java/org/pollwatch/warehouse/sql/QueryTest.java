package org.pollwatch.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.FilledDatabase;
import org.pollwatch.warehouse.RandomReports;
import org.pollwatch.warehouse.Session;

/** What a statistician may ask, and everything that was tried to get at more. */
class QueryTest {
    private static final Mission MISSION = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .mission()
            .at(1);
    private static final int REPORTS = 200;

    @TempDir
    private static Path directory;

    private static FilledDatabase database;
    private static ScheduledExecutorService clock;

    @BeforeAll
    static void fill() throws Exception {
        clock = Executors.newSingleThreadScheduledExecutor();
        database = new FilledDatabase(directory, MISSION, 128);
        RandomReports random = new RandomReports(MISSION, 1);
        for (int i = 0; i < REPORTS; i++) {
            Report report = random.report("voting", i);
            database.add(report, "T1", "2026-09-27T10");
        }
        database.write();
        Files.writeString(directory.resolve("exports").resolve(MISSION.id()).resolve("somebody.csv"), "secret\n1\n");
    }

    @AfterAll
    static void close() throws Exception {
        clock.shutdownNow();
        database.close();
    }

    private static QueryAnswer run(String text, QueryLimits limits) throws QueryRefused {
        try (Session session = database.session()) {
            return Query.run(session, text, limits, clock);
        }
    }

    private static QueryAnswer run(String text) throws QueryRefused {
        return run(text, QueryLimits.DEFAULT);
    }

    private static String refusal(String text) {
        QueryRefused refused = catchThrowableOfType(QueryRefused.class, () -> run(text));
        assertThat(refused).as(text.substring(0, Math.min(100, text.length()))).isNotNull();
        return refused.getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM reports",
                "select count(*) from REPORTS;",
                "FROM reports SELECT count(*)",
                "WITH n AS (SELECT report_id FROM reports) SELECT count(*) FROM n",
                "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < 200) SELECT count(*) FROM t",
                "SELECT count(*) FROM (SELECT * FROM report_voting) v JOIN places p USING (place)",
                "SELECT count(*) FROM reports WHERE report_id IN (SELECT report_id FROM answers_voting) -- all of them",
                "SELECT count(*) FROM range(200)",
                "SELECT 200 UNION SELECT count(*) FROM reports ORDER BY 1"
            })
    void shouldAnswerWhatReads(String text) throws QueryRefused {
        QueryAnswer answer = run(text);
        assertThat(answer.rows()).hasSize(1);
        assertThat(((Number) number(answer)).longValue()).isEqualTo(200);
        assertThat(answer.truncated()).isFalse();
    }

    private static Object number(QueryAnswer answer) {
        return answer.rows().get(0).get(0);
    }

    @Test
    void shouldKeepTheOrderAndNameColumnsAndTypes() throws QueryRefused {
        QueryAnswer answer = run("SELECT report_id, flags, observed_at, 1.5 AS half, NULL AS nothing FROM reports"
                + " ORDER BY report_id DESC LIMIT 5");
        assertThat(answer.columns().stream().map(QueryAnswer.Column::name))
                .containsExactly("report_id", "flags", "observed_at", "half", "nothing");
        assertThat(answer.columns().get(1).type()).isEqualTo("VARCHAR[]");
        List<String> ids =
                answer.rows().stream().map(it -> it.get(0).toString()).toList();
        assertThat(ids).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(answer.rows().get(0).get(4)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM reports",
                "INSERT INTO reports SELECT * FROM reports",
                "UPDATE reports SET team = 'x'",
                "DROP VIEW reports",
                "CREATE TABLE mine AS SELECT 1",
                "CREATE TEMP TABLE mine AS SELECT 1",
                "CREATE MACRO f() AS 1",
                "COPY reports TO '/tmp/pollwatch-leak.csv'",
                "COPY (SELECT 1) TO 'exports/leak.csv'",
                "EXPORT DATABASE '/tmp/pollwatch-leak'",
                "ATTACH '/tmp/pollwatch-leak.duckdb'",
                "DETACH river",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit = '8GB'",
                "SET enable_external_access = true",
                "RESET lock_configuration",
                "PRAGMA database_list",
                "PRAGMA enable_profiling",
                "CALL pragma_version()",
                "CHECKPOINT",
                "VACUUM",
                "BEGIN",
                "ROLLBACK",
                "ROLLBACK; DELETE FROM store.reports",
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE store.reports",
                "EXPLAIN ANALYZE SELECT 1",
                "PREPARE p AS SELECT 1",
                "EXECUTE p",
                "USE store",
                "SHOW TABLES",
                "DESCRIBE reports",
                "SUMMARIZE reports",
                "VALUES (1); SELECT 1",
                "SELECT ?",
                "SELECT $1",
                "",
                "   ",
                "SELEC 1"
            })
    void shouldRefuseWhatIsNotOneSelect(String text) throws QueryRefused {
        assertThat(refusal(text)).isNotBlank().doesNotContain(directory.toString());
        assertThat(number(run("SELECT count(*) FROM reports"))).isEqualTo(200L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_csv_auto('/etc/passwd')",
                "SELECT * FROM sniff_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/etc/passwd')",
                "SELECT * FROM read_json('/etc/passwd')",
                "SELECT * FROM read_parquet('exports/somebody.parquet')",
                "SELECT * FROM parquet_metadata('x')",
                "SELECT * FROM glob('/*')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM \"/etc/passwd\"",
                "SELECT * FROM 'exports/somebody.csv'",
                "SELECT * FROM 'https://example.org/x.parquet'",
                "SELECT * FROM read_csv('https://example.org/x.csv')",
                "WITH \"/etc/passwd\" AS (SELECT 1) SELECT * FROM \"/etc/passwd\"",
                "SELECT * FROM reports WHERE team = (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT * FROM reports JOIN read_text('/etc/passwd') t ON TRUE",
                "SELECT (SELECT max(x) FROM (SELECT * FROM glob('/*') g(x)))",
                "SELECT * FROM store.reports",
                "SELECT * FROM temp.reports",
                "SELECT * FROM main.reports",
                "SELECT * FROM meta",
                "SELECT * FROM offsets",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM pg_catalog.pg_tables",
                "SELECT * FROM pg_tables",
                "SELECT * FROM sqlite_master",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM duckdb_secrets()",
                "SELECT * FROM duckdb_temporary_files()",
                "SELECT * FROM pragma_database_list",
                "SELECT * FROM query('DROP TABLE store.reports')",
                "SELECT * FROM query_table('store.reports')",
                "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
                "SELECT getenv('HOME')",
                "SELECT current_setting('temp_directory')",
                "SELECT current_setting('allowed_directories')",
                "SELECT current_query()",
                "SELECT nextval('s')",
                "SELECT repeat('x', 1000000000)",
                "SELECT len(range(1000000000))",
                "SELECT write_log('x')",
                "SELECT pg_get_viewdef('reports')",
                "SELECT system.main.current_setting('threads')",
                "SELECT report_id FROM reports ORDER BY current_setting('home_directory')",
                "SELECT * FROM nowhere"
            })
    void shouldRefuseFilesSettingsTheCatalogueAndWhatIsNotShown(String text) throws QueryRefused {
        assertThat(refusal(text)).isNotBlank().doesNotContain(directory.toString());
        assertThat(number(run("SELECT count(*) FROM reports"))).isEqualTo(200L);
    }

    @Test
    void shouldStopWhatRunsForEverAndBeUsableAgain() throws QueryRefused {
        QueryLimits short_ = new QueryLimits(10, 1000, Duration.ofMillis(400));
        long begin = System.nanoTime();
        QueryRefused stopped = catchThrowableOfType(
                QueryRefused.class,
                () -> run(
                        "SELECT count(*) FROM range(100000000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 3",
                        short_));
        assertThat(stopped).hasMessageStartingWith("stopped after");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(number(run("SELECT count(*) FROM reports"))).isEqualTo(200L);
    }

    @Test
    void shouldRefuseWhatNeedsMoreMemoryThanThereIs() throws QueryRefused {
        String greedy = "SELECT len(list(i)) FROM range(100000000) t(i)";
        assertThat(refusal(greedy)).containsAnyOf("memory", "stopped after");
        assertThat(number(run("SELECT count(*) FROM reports"))).isEqualTo(200L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT i FROM range(1000000000) t(i)",
                "SELECT i FROM range(1000000000) t(i) LIMIT 900000000",
                "SELECT i FROM range(1000000000) t(i) LIMIT 10 + 900000000",
                "WITH a AS MATERIALIZED (SELECT 1 AS x) SELECT i FROM a, range(1000000000) t(i)",
                "SELECT i FROM range(1000000) t(i) UNION ALL SELECT 1"
            })
    void shouldMakeNoMoreRowsThanSomebodyReads(String text) throws QueryRefused {
        QueryAnswer answer = run(text, QueryLimits.DEFAULT.rows(100));
        assertThat(answer.rows()).hasSize(100);
        assertThat(answer.truncated()).isTrue();
    }

    @Test
    void shouldCutCellsThatAreBooks() throws QueryRefused {
        QueryAnswer answer = run("SELECT string_agg(name, ' ') AS book FROM places, range(20000)");
        assertThat(answer.rows().get(0).get(0).toString()).hasSizeLessThan(60_000);
    }

    @Test
    void shouldRefuseATreeDeeperThanAnybodyWrites() {
        assertThat(refusal("SELECT (".repeat(1_100) + "1" + ")".repeat(1_100))).isNotBlank();
        assertThat(refusal("SELECT 1 ".repeat(5_000))).startsWith("expected a query of 1 to");
    }

    @Test
    void shouldListTheTablesThatMayBeNamed() {
        try (Session session = database.session()) {
            assertThat(TableList.of(session).keySet())
                    .contains("reports", "report_voting", "answers_voting", "places", "areas", "submissions")
                    .doesNotContain("meta", "offsets");
        }
    }
}
