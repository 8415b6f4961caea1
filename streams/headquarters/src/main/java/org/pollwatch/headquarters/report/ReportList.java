package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.headquarters.report.ReportFilter.Conditions;
import org.pollwatch.headquarters.report.ReportFilter.Cursor;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.Session;

/** The reports behind a figure, without their answers; the latest received first. */
public final class ReportList {
    /** Of reports that count the reports themselves tell; of the others where they stood last. */
    private static final String EFFECTIVE =
            """
            SELECT r.report_id AS "reportId", 'effective' AS state, r.revision, r.form, r.place, p.number, p.name, r.area,
                   r.region, r.district, r.hour, r.team, r.observed_at AS "observedAt", r.received_at AS "receivedAt",
                   r.flags, coalesce(s.submissions, 1) AS submissions, coalesce(s.conflicts, 0) AS conflicts
            FROM (SELECT * FROM reports WHERE %s ORDER BY received_at DESC, report_id LIMIT %d) r
            LEFT JOIN standing s ON s.report_id = r.report_id
            LEFT JOIN places p ON p.place = r.place
            ORDER BY r.received_at DESC, r.report_id
            """;

    private static final String STANDING =
            """
            SELECT s.report_id AS "reportId", s.state, s.revision, s.form, s.place, p.number, p.name, s.area, p.region,
                   p.district, r.hour, s.team, s.observed_at AS "observedAt", s.received_at AS "receivedAt",
                   coalesce(r.flags, []) AS flags, s.submissions, s.conflicts
            FROM (SELECT * FROM standing WHERE %s ORDER BY received_at DESC, report_id LIMIT %d) s
            LEFT JOIN reports r ON r.report_id = s.report_id
            LEFT JOIN places p ON p.place = s.place
            ORDER BY s.received_at DESC, s.report_id
            """;

    private final Rows rows;
    private final Mission mission;

    public ReportList(Session session, Mission mission) {
        this.rows = new Rows(session.connection());
        this.mission = mission;
    }

    /** @return {@code total}, {@code reports} and, where there are more, {@code next} */
    public JsonObject of(ReportFilter filter) {
        Conditions conditions = filter.conditions(mission);
        String table = filter.isEffective() ? "reports" : "standing";
        long total = rows.count(
                "SELECT count(*) AS count FROM " + table + " WHERE " + conditions.sql(), conditions.values());
        JsonObject answer = new JsonObject().put("total", total);
        if (filter.limit() == 0) {
            return answer.put("reports", new JsonArray());
        }
        List<JsonObject> found = page(filter, conditions);
        if (found.size() > filter.limit()) {
            JsonObject last = found.get(filter.limit() - 1);
            answer.put("next", new Cursor(last.getString("receivedAt"), last.getString("reportId")).text());
            found = found.subList(0, filter.limit());
        }
        return answer.put("reports", new JsonArray(found));
    }

    private List<JsonObject> page(ReportFilter filter, Conditions conditions) {
        String sql = conditions.sql();
        List<Object> values = new ArrayList<>(conditions.values());
        if (filter.after().isPresent()) {
            Cursor after = filter.after().get();
            sql +=
                    " AND (received_at < CAST(? AS TIMESTAMP) OR (received_at = CAST(? AS TIMESTAMP) AND report_id > ?))";
            String time = after.receivedAt().replace("Z", "");
            values.addAll(List.of(time, time, after.reportId()));
        }
        return rows.ask((filter.isEffective() ? EFFECTIVE : STANDING).formatted(sql, filter.limit() + 1), values);
    }
}
