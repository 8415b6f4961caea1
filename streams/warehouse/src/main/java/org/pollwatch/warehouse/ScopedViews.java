package org.pollwatch.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The views of one connection: each table of the warehouse under its plain name, with the rows that a {@link Reach} allows.
 * Areas and places are whole for everybody: they are the mission's definition, not what anybody reported.
 */
final class ScopedViews {
    private static final Set<String> ABOUT_A_REPORT = Set.of("submissions", "receipts", "reviews");
    private static final Set<String> BY_THEIR_AREA = Set.of("reports", "standing");
    private static final Set<String> OPEN = Set.of("areas", "places");
    private static final String REFUSALS = "refusals";
    private static final String TEAMS = "planned_teams";

    private ScopedViews() {}

    /** Makes the views of everything that there is at this moment. */
    static void make(DuckDBConnection connection, Reach reach) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                if (!table.equals("meta") && !table.equals("offsets")) {
                    statement.execute("CREATE OR REPLACE TEMP VIEW " + Sql.name(table) + " AS SELECT * FROM store."
                            + Sql.name(table) + condition(table, reach));
                }
            }
        }
    }

    private static List<String> tables(DuckDBConnection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT table_name FROM duckdb_tables() WHERE schema_name ="
                        + " 'store' UNION SELECT view_name FROM duckdb_views() WHERE schema_name = 'store'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /** Whatever table is new and named nowhere here is of a form, and seen with its report. */
    private static String condition(String table, Reach reach) {
        if (reach.areas().isEmpty() || OPEN.contains(table)) {
            return "";
        }
        String areas = "(SELECT area FROM store.areas WHERE list_has_any(path, "
                + list(reach.areas().get()) + "))";
        String standing = "(SELECT report_id FROM store.standing WHERE area IN " + areas + ")";
        if (BY_THEIR_AREA.contains(table) || table.equals(TEAMS) || table.startsWith("report_")) {
            return " WHERE area IN " + areas;
        }
        if (table.equals(REFUSALS)) {
            return " WHERE report_id IN " + standing
                    + " OR (report_id NOT IN (SELECT report_id FROM store.standing) AND"
                    + " team IN (SELECT team FROM store.standing WHERE area IN " + areas
                    + " UNION SELECT team FROM store.planned_teams WHERE area IN " + areas + "))";
        }
        String ids = ABOUT_A_REPORT.contains(table)
                ? standing
                : "(SELECT report_id FROM store.reports WHERE area IN " + areas + ")";
        // A revision that placed the report elsewhere is that area's: its desk alone sees what it says.
        String own = table.equals("submissions") ? " AND (area = '' OR area IN " + areas + ")" : "";
        return " WHERE report_id IN " + ids + own;
    }

    private static String list(Set<String> areas) {
        return areas.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]::VARCHAR[]"));
    }
}
