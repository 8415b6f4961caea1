package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.warehouse.Session;

/**
 * Phones that are stuck: what the gateway refused, and what it took but no figure ever will. One row for each report and
 * team, with the latest reasons; those that nothing has resolved first.
 */
public final class RefusalList {
    private static final int MOST = 500;

    private static final String ROWS =
            """
            WITH told AS (
              SELECT 'refused' AS kind, report_id, team, form, reasons, refused_at AS "at" FROM refusals
              UNION ALL
              SELECT 'rejected', r.report_id, r.team, coalesce(s.form, ''), r.reasons, r.received_at
              FROM receipts r LEFT JOIN submissions s ON s."partition" = r."partition" AND s."offset" = r."offset"
              WHERE r.outcome = 'REJECTED'),
            last AS (
              SELECT report_id, team, max_by(kind, "at") AS kind, max_by(form, "at") AS form,
                     max_by(reasons, "at") AS reasons, count(*) AS times, min("at") AS first, max("at") AS last
              FROM told GROUP BY report_id, team),
            heard AS (SELECT team, max(received_at) AS heard FROM standing GROUP BY team)
            SELECT l.report_id AS "reportId", l.team, l.kind, l.form, l.reasons, l.times, l.first AS "firstAt",
                   l.last AS "lastAt", s.area, s.place, h.heard AS "teamHeardAt",
                   coalesce(s.state <> 'rejected' AND s.team = l.team AND s.received_at >= l.last, false) AS resolved
            FROM last l
            LEFT JOIN standing s ON s.report_id = l.report_id
            LEFT JOIN heard h ON h.team = l.team
            """;

    private final Rows rows;

    public RefusalList(Session session) {
        this.rows = new Rows(session.connection());
    }

    /** @param area of the report where one stands, else of the team, with everything below it */
    public JsonObject of(Optional<String> area, Optional<String> team) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        area.ifPresent(it -> {
            String below = "(SELECT area FROM areas WHERE list_contains(path, ?))";
            conditions.add(
                    "(area IN " + below + " OR (area IS NULL AND team IN (SELECT team FROM standing WHERE area IN "
                            + below + " UNION SELECT team FROM planned_teams WHERE area IN " + below + ")))");
            values.addAll(List.of(it, it, it));
        });
        team.ifPresent(it -> {
            conditions.add("team = ?");
            values.add(it);
        });
        String from = "FROM (" + ROWS + ") WHERE " + String.join(" AND ", conditions);
        List<JsonObject> found = rows.ask(
                "SELECT * " + from + " ORDER BY resolved, \"lastAt\" DESC, \"reportId\" LIMIT " + MOST, values);
        return new JsonObject()
                .put("total", rows.count("SELECT count(*) AS count " + from, values))
                .put("unresolved", rows.count("SELECT count(*) AS count " + from + " AND NOT resolved", values))
                .put("refusals", new JsonArray(found));
    }
}
