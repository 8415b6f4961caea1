package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * One row for every report that was ever submitted: where it stands, and how. The topics come in no order between them, so a
 * row is made anew from what is there by now, and is right once all of it is. While everything is read from empty the rows
 * wait for its end and are made at one go.
 */
final class StandingTable {
    /** Of a report's submissions the last accepted one tells; where none was, the last. */
    private static final String ROWS =
            """
            WITH sent AS (
              SELECT s.*, coalesce(r.outcome, 'PENDING') AS outcome,
                     s."offset" + CASE WHEN r.outcome = 'ACCEPTED' THEN 4611686018427387904 ELSE 0 END AS rank
              FROM store.submissions s
              LEFT JOIN (FROM store.receipts WHERE %1$s) r ON r."partition" = s."partition" AND r."offset" = s."offset"
              WHERE s.%1$s),
            last AS (
              SELECT report_id, max_by(revision, rank) AS revision, max_by(form, rank) AS form,
                     max_by(place, rank) AS place, max_by(area, rank) AS area, max_by(withdrawn, rank) AS withdrawn,
                     max_by(observed_at, rank) AS observed_at, max_by(received_at, rank) AS received_at,
                     min_by(team, CASE WHEN authority = 'HEADQUARTERS' THEN rank + 2305843009213693952 ELSE "offset" END)
                       AS team,
                     count(*) AS submissions, count(*) FILTER (outcome = 'CONFLICT') AS conflicts,
                     bool_or(outcome = 'ACCEPTED') AS accepted, bool_or(outcome = 'PENDING') AS pending
              FROM sent GROUP BY report_id),
            reviewed AS (
              SELECT report_id, max_by(action, "offset") AS action
              FROM store.reviews WHERE action IN ('QUARANTINE', 'RELEASE') AND %1$s GROUP BY report_id)
            SELECT l.report_id,
                   CASE WHEN e.report_id IS NOT NULL THEN 'effective'
                        WHEN l.accepted AND l.withdrawn THEN 'withdrawn'
                        WHEN l.accepted AND v.action = 'QUARANTINE' THEN 'quarantined'
                        WHEN l.accepted OR l.pending THEN 'pending'
                        ELSE 'rejected' END,
                   coalesce(e.revision, l.revision), l.form, coalesce(e.place, l.place), coalesce(e.area, l.area),
                   coalesce(e.team, l.team), l.observed_at, l.received_at, l.submissions, l.conflicts
            FROM last l
            LEFT JOIN (FROM store.reports WHERE %1$s) e ON e.report_id = l.report_id
            LEFT JOIN reviewed v ON v.report_id = l.report_id
            """;

    private static final String TOUCHED = "report_id IN (SELECT report_id FROM touched)";
    private static final String ALL = "report_id IS NOT NULL";

    private StandingTable() {}

    /** Makes the rows of the reports in the temporary table {@code touched} anew. */
    static void touch(DuckDBConnection connection) throws SQLException {
        make(connection, TOUCHED);
    }

    /** Makes all rows anew. */
    static void all(DuckDBConnection connection) throws SQLException {
        make(connection, ALL);
    }

    private static void make(DuckDBConnection connection, String which) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM store.standing WHERE " + which);
            statement.execute("INSERT INTO store.standing " + ROWS.formatted(which));
        }
    }
}
