package org.pollwatch.warehouse.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.Sql;
import org.pollwatch.warehouse.WarehouseException;

/**
 * Writes a table into a file: the database does it, row group by row group, so that memory does not grow with the rows, and
 * the session is free again before anybody, however slow, has taken the file away.
 */
public final class TableFile {
    private static final int REPORTS_A_SLICE = 20_000;
    private static final Set<String> NUMBERS = Set.of("BIGINT", "INTEGER", "HUGEINT", "DOUBLE");

    private TableFile() {}

    /** What the database writes. */
    public enum Format {
        CSV("(FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"')"),
        PARQUET("(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)");

        private final String options;

        Format(String options) {
            this.options = options;
        }
    }

    /** @param isNumber as the database types it */
    public record Column(String name, boolean isNumber) {}

    /**
     * @param file in the warehouse's directory for exports, which is the only one that the database writes to
     * @throws WarehouseException if it cannot be written
     */
    public static void write(ReportTable table, Session session, Format format, Path file) {
        try (Statement statement = session.connection().createStatement()) {
            int slices = table.kind() == ReportTable.Kind.VISITS ? slices(statement) : 1;
            if (slices == 1) {
                copy(statement, table.select(format == Format.CSV), format, file);
            } else {
                write(statement, table, slices, format, file);
            }
        } catch (SQLException | IOException e) {
            throw new WarehouseException("the table cannot be written", e);
        }
    }

    private static void copy(Statement statement, String select, Format format, Path file) throws SQLException {
        statement.execute("COPY (" + select + ") TO " + Sql.text(file.toString()) + " " + format.options);
    }

    private static int slices(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT count(*) FROM reports")) {
            found.next();
            return (int) (1 + found.getLong(1) / REPORTS_A_SLICE);
        }
    }

    /** Forms are joined for some of the places at a time: a day's visits side by side do not fit into the memory there is. */
    private static void write(Statement statement, ReportTable table, int slices, Format format, Path file)
            throws SQLException, IOException {
        List<Path> parts = new ArrayList<>();
        try {
            for (int i = 0; i < slices; i++) {
                Path part = file.resolveSibling(file.getFileName() + "." + i);
                parts.add(part);
                String select = table.select(format == Format.CSV, new ReportTable.Slice(i, slices));
                copy(statement, select, Format.PARQUET, part);
            }
            String all = parts.stream().map(it -> Sql.text(it.toString())).collect(Collectors.joining(", ", "[", "]"));
            copy(statement, "SELECT * FROM read_parquet(" + all + ")", format, file);
        } finally {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** @return the columns of the table as CSV has them */
    public static List<Column> columns(ReportTable table, Session session) {
        try (Statement statement = session.connection().createStatement();
                ResultSet found = statement.executeQuery("DESCRIBE " + table.select(true))) {
            List<Column> columns = new ArrayList<>();
            while (found.next()) {
                String type = found.getString(2).toUpperCase(Locale.ROOT);
                columns.add(new Column(found.getString(1), NUMBERS.contains(type)));
            }
            return columns;
        } catch (SQLException e) {
            throw new WarehouseException("the table's columns cannot be told", e);
        }
    }

    /** @return how many rows the table has */
    public static long rows(ReportTable table, Session session) {
        try (Statement statement = session.connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM (" + table.select(true) + ")")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new WarehouseException("the table's rows cannot be counted", e);
        }
    }
}
