package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import org.pollwatch.warehouse.Session;

/** The reports that cause a finding, each as it stands: who sent it, and what it answers. */
public final class ReportsBehind {
    /** More than that of one finding are named only. */
    public static final int MOST = 8;

    private static final String STANDING =
            """
            SELECT st.report_id AS "reportId", st.state, st.revision, st.form, st.place, st.area, st.team,
                   st.observed_at AS "observedAt", st.received_at AS "receivedAt", s.answers
            FROM standing st
            LEFT JOIN receipts r ON r.report_id = st.report_id AND r.outcome = 'ACCEPTED' AND r.revision = st.revision
            LEFT JOIN submissions s ON s."partition" = r."partition" AND s."offset" = r."offset"
            WHERE st.report_id IN (%s) AND (s.answers IS NOT NULL OR st.state = 'rejected') ORDER BY st.received_at, st.report_id
            """;

    private final Rows rows;

    public ReportsBehind(Session session) {
        this.rows = new Rows(session.connection());
    }

    /**
     * @param reportIds of which the first {@link #MOST} are shown
     * @return those that the session may see and that have been read already
     */
    public JsonArray of(List<String> reportIds) {
        List<String> first = reportIds.subList(0, Math.min(MOST, reportIds.size()));
        if (first.isEmpty()) {
            return new JsonArray();
        }
        String marks = String.join(", ", Collections.nCopies(first.size(), "?"));
        List<JsonObject> found = rows.ask(STANDING.formatted(marks), first);
        return new JsonArray(found);
    }
}
