package org.pollwatch.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM killed while it writes: the file holds whole batches, and says up to where. */
final class KilledIntakeTest {
    private static final int KILLS = 4;
    /** About what a batch takes: most kills fall into one. */
    private static final int LONGEST_MILLIS = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void shouldHoldWholeBatchesWhereverItIsKilled() throws Exception {
        Random random = new Random(20221120);
        long before = 0;
        int inside = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            if (isKilledInside(random.nextInt(LONGEST_MILLIS))) {
                inside++;
            }
            long next = assertWhole();
            assertThat(next).as("goes on from where it was").isGreaterThan(before);
            before = next;
        }
        assertThat(inside).as("kills within a batch").isPositive();
    }

    /** @return whether a batch was begun and not ended when it was killed */
    private boolean isKilledInside(int millis) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dpollwatch.root=" + System.getProperty("pollwatch.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessIntake.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        try {
            await("the first batch").atMost(PATIENCE).until(() -> Files.readString(said)
                    .contains("end\n"));
            assertThat(child.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            child.destroyForcibly().waitFor();
        }
        List<String> lines = Files.readAllLines(said);
        return lines.get(lines.size() - 1).equals(EndlessIntake.BEGIN);
    }

    /** @return the submissions read so far */
    private long assertWhole() throws SQLException {
        try (DuckDBConnection database = EndlessIntake.open(directory)) {
            long next = EndlessIntake.intake(database).offsets().get(new TopicPartition("submissions", 0));
            assertThat(next % EndlessIntake.REPORTS_A_BATCH).isZero();
            for (String table : List.of("submissions", "receipts", "reports", "answers_voting", "standing")) {
                assertThat(count(database, table)).as(table).isEqualTo(next);
            }
            return next;
        }
    }

    private static long count(DuckDBConnection database, String table) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM store." + table)) {
            found.next();
            return found.getLong(1);
        }
    }
}
