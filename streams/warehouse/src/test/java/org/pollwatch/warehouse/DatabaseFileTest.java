package org.pollwatch.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside the database on the disk. */
final class DatabaseFileTest {
    /** Some 300 MB to sort, five times what fits into the memory that is given. */
    private static final String LARGE =
            """
            SELECT sum(n % 7 + x % 3 + y % 3)
            FROM (SELECT hash(range + 1) AS x, hash(range + 2) AS y,
                         row_number() OVER (ORDER BY md5(range::VARCHAR)) AS n
                  FROM range(6000000))""";

    @TempDir
    private Path directory;

    private DatabaseFile file(int spillMegabytes) {
        return new DatabaseFile(new WarehouseSettings(directory, 64, spillMegabytes, 1), "river-2026");
    }

    @Test
    void shouldRemoveAtStartWhatAKilledProcessLeftOfItsExports() throws Exception {
        try (DuckDBConnection killed = file(100).open("log")) {
            assertThat(killed.isClosed()).isFalse();
        }
        Path left = Files.writeString(file(100).exports().resolve("reports-1.csv"), "half a tab");
        Path another = Files.createDirectories(directory.resolve("exports").resolve("kz-2022"))
                .resolve("visits-2.parquet");
        Files.writeString(another, "being written");

        try (DuckDBConnection again = file(100).open("log")) {
            assertThat(again.isClosed()).isFalse();
            assertThat(left).doesNotExist();
            assertThat(another).as("of a mission that somebody else holds").exists();
        }
    }

    @Test
    void shouldRefuseWhatNeedsMoreDiskThanIsGiven() throws Exception {
        try (DuckDBConnection database = file(32).open("log")) {
            assertThatThrownBy(() -> sort(database))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("max_temp_directory_size");
            assertThat(size(directory.resolve("spilled"))).isLessThanOrEqualTo(32L << 20);
        }
    }

    private static void sort(DuckDBConnection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(LARGE)) {
            found.next();
        }
    }

    private static long size(Path of) throws IOException {
        try (var files = Files.walk(of)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().length())
                    .sum();
        }
    }
}
