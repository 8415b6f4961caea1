package org.pollwatch.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that holds the tables. It is worth nothing: whatever is wrong with it, it is deleted and filled again from the
 * topics; only a file that another process holds is left alone.
 */
final class DatabaseFile {
    /** Of the tables in {@code tables.sql} and of what is put into them; another number is a reason to begin again. */
    static final int VERSION = 2;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final Path file;
    private final String mission;
    private final int memoryMegabytes;
    private final int spillMegabytes;

    DatabaseFile(Path directory, String mission, int memoryMegabytes) {
        this(directory, mission, memoryMegabytes, WarehouseSettings.DEFAULT_SPILL_MEGABYTES);
    }

    DatabaseFile(WarehouseSettings settings, String mission) {
        this(settings.directory(), mission, settings.memoryMegabytes(), settings.spillMegabytes());
    }

    private DatabaseFile(Path directory, String mission, int memoryMegabytes, int spillMegabytes) {
        this.file = directory.resolve(mission + ".duckdb");
        this.mission = mission;
        this.memoryMegabytes = memoryMegabytes;
        this.spillMegabytes = spillMegabytes;
    }

    /** @return where files may be written in SQL, and nowhere else */
    Path exports() {
        return file.resolveSibling("exports").resolve(mission);
    }

    /** A directory of the mission's own: two databases would write under the same names. */
    private Path spilled() {
        return file.resolveSibling("spilled").resolve(mission);
    }

    /**
     * @param log names the topics that the rows came from; another one is a reason to begin again
     * @return with the tables in it, some of them filled if the file was there
     * @throws WarehouseException if another process holds the file, or the directory cannot be written
     */
    DuckDBConnection open(String log) {
        try {
            Files.createDirectories(exports());
            Files.createDirectories(spilled());
            DuckDBConnection opened = openOrCreate(log);
            clear(exports());
            clear(spilled());
            return opened;
        } catch (IOException | SQLException e) {
            throw new WarehouseException("the warehouse cannot be made at " + file, e);
        }
    }

    private DuckDBConnection openOrCreate(String log) throws IOException, SQLException {
        if (Files.exists(file)) {
            DuckDBConnection found = reopen(log);
            if (found != null) {
                return found;
            }
            delete();
        }
        return create(log);
    }

    /** What a killed process was writing stays behind; whoever holds the file holds what lies beside it. */
    private static void clear(Path directory) throws IOException {
        try (Stream<Path> left = Files.list(directory)) {
            for (Path each : left.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** @return null if it has to be filled from empty */
    private DuckDBConnection reopen(String log) throws SQLException {
        try {
            DuckDBConnection connection = connect();
            if (stamp(log).equals(stamped(connection))) {
                return connection;
            }
            LOG.info("{} is of other topics or another version: filled again", file);
            connection.close();
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("lock")) {
                throw new WarehouseException("another process holds the warehouse at " + file, e);
            }
            LOG.warn("{} cannot be read: filled again", file, e);
        }
        return null;
    }

    private static String stamp(String log) {
        return VERSION + " " + log;
    }

    private static String stamped(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT value FROM store.meta WHERE key = 'stamp'")) {
            return found.next() ? found.getString(1) : "";
        }
    }

    private DuckDBConnection create(String log) throws SQLException {
        DuckDBConnection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute(tables());
            statement.execute("INSERT INTO store.meta VALUES ('stamp', " + Sql.text(stamp(log)) + ")");
            statement.execute("COMMIT");
        }
        return connection;
    }

    /** One thread a query: the sessions are few, and counting comes first on a small machine. */
    private DuckDBConnection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", memoryMegabytes + "MB");
        settings.setProperty("threads", "1");
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("temp_directory", spilled().toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allowed_directories", "['" + exports().toString().replace("'", "''") + "/']");
        DuckDBConnection connection =
                (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), settings);
        try (Statement statement = connection.createStatement()) {
            // As a setting at opening, DuckDB 1.4.4 shows it and does not hold to it.
            statement.execute("SET max_temp_directory_size = '" + spillMegabytes + "MB'");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
        return connection;
    }

    private void delete() throws IOException {
        for (Path each : List.of(file, file.resolveSibling(file.getFileName() + ".wal"))) {
            Files.deleteIfExists(each);
        }
    }

    private static String tables() {
        try (InputStream found = DatabaseFile.class.getResourceAsStream("tables.sql")) {
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
