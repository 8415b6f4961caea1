package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.FilledDatabase;
import org.pollwatch.warehouse.RandomReports;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.sql.Query;
import org.pollwatch.warehouse.sql.QueryAnswer;
import org.pollwatch.warehouse.sql.QueryLimits;
import org.pollwatch.warehouse.sql.QueryRefused;

/** Somebody's own SELECT: answered or refused in words, in time, and nothing beside the tables is ever read or written. */
final class SqlTarget implements Target {
    private static final QueryLimits LIMITS = new QueryLimits(100, 100_000, Duration.ofSeconds(2));
    private static final String PLANTED = "planted-in-a-file";
    private static final int REPORTS = 50;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Path directory;
    private final Path planted;
    private final FilledDatabase database;

    SqlTarget() throws Exception {
        Mission mission = Arvenia.mission().at(1);
        directory = Files.createTempDirectory("pollwatch-fuzz");
        planted = Files.writeString(directory.resolve("p.csv"), PLANTED + "\n1\n");
        database = new FilledDatabase(directory, mission, 128);
        RandomReports random = new RandomReports(mission, 1);
        for (int i = 0; i < REPORTS; i++) {
            database.add(random.report("voting", i), "T1", "2026-09-27T10");
        }
        database.write();
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                        "SELECT count(*) FROM reports",
                        "FROM reports SELECT count(*);",
                        "WITH n AS (SELECT report_id, team FROM reports WHERE form = 'voting') SELECT * FROM n LIMIT 3",
                        "SELECT team, avg(revision) OVER (PARTITION BY place ORDER BY observed_at) FROM reports",
                        "SELECT * FROM read_csv('" + planted + "')",
                        "SELECT * FROM '" + planted + "'",
                        "COPY reports TO 'out.csv'",
                        "ATTACH 'x.db'; DROP TABLE reports",
                        "SELECT repeat('x', 1000000000)",
                        "SELECT * FROM reports r, reports s, reports t, reports u",
                        "SELECT unnest([1,2]), {'a': 1}['a'], 'x'::BLOB, DATE '2022-01-01' + INTERVAL 1 MONTH")
                .stream()
                .map(it -> it.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void take(byte[] input) throws Exception {
        try (Session session = database.session()) {
            QueryAnswer answer = Query.run(session, new String(input, UTF_8), LIMITS, clock);
            boolean read = answer.rows().stream().flatMap(List::stream).anyMatch(cell -> String.valueOf(cell)
                    .contains(PLANTED));
            if (read && !new String(input, UTF_8).contains(PLANTED)) {
                throw new AssertionError("a file was read");
            }
        } catch (QueryRefused refused) {
            if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                throw new AssertionError("refused without a word", refused);
            }
        }
    }

    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        try {
            database.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
