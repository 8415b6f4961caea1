package org.pollwatch.warehouse.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.WarehouseException;
import org.pollwatch.warehouse.sql.QueryAnswer.Column;

/** The tables that a session's queries may name. */
public final class TableList {
    private static final String COLUMNS =
            """
            SELECT c.table_name, c.column_name, c.data_type
            FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_oid = c.table_oid AND v.database_name = c.database_name
            WHERE v.temporary AND NOT v.internal
            ORDER BY c.table_name, c.column_index
            """;

    private TableList() {}

    /** @return each table with its columns, by name */
    public static Map<String, List<Column>> of(Session session) {
        try {
            return of(session.connection());
        } catch (SQLException e) {
            throw new WarehouseException("the tables cannot be listed", e);
        }
    }

    private static Map<String, List<Column>> of(Connection connection) throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(COLUMNS)) {
            while (found.next()) {
                tables.computeIfAbsent(found.getString(1), it -> new ArrayList<>())
                        .add(new Column(found.getString(2), found.getString(3)));
            }
        }
        return tables;
    }

    /** @return the names in lower case, which is how DuckDB compares them */
    static Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal")) {
            while (found.next()) {
                names.add(found.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
