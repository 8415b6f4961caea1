package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.Session;

/**
 * How many reports of each local hour of observation came late: their first revision more than half an hour after the hour
 * was over. Late ones count in their own hour like all others. In the replay of a day long past nothing is called late.
 */
public final class Arrivals {
    /** How long after the day's beginning reports may come and be called late; what comes behind that is a replay. */
    private static final int DAYS = 7;

    private static final String LATEST = "SELECT max(received_at) AS latest FROM receipts";

    /** Hours begin together in all zones whose offset is one of whole hours. */
    private static final String BY_HOUR =
            """
            SELECT r.hour, count(*) AS reports,
                   count(*) FILTER (came.first >= date_trunc('hour', r.observed_at) + INTERVAL 90 MINUTE) AS late
            FROM reports r
            JOIN (SELECT report_id, min(received_at) AS first FROM receipts WHERE outcome = 'ACCEPTED' GROUP BY report_id)
              came ON came.report_id = r.report_id
            WHERE r.form = ? AND r.hour <> 'unknown'
              AND r.area IN (SELECT area FROM areas WHERE list_contains(path, ?))
            GROUP BY r.hour ORDER BY r.hour
            """;

    private final Mission mission;
    private final Rows rows;

    public Arrivals(Mission mission, Session session) {
        this.mission = mission;
        this.rows = new Rows(session.connection());
    }

    /** @return by hour, as far as the session may see */
    public JsonObject of(String form, String area) {
        boolean isReplay = isReplay();
        List<JsonObject> hours = rows.ask(BY_HOUR, List.of(form, area));
        if (isReplay) {
            hours.forEach(it -> it.put("late", 0));
        }
        return new JsonObject().put("replay", isReplay).put("hours", new JsonArray(hours));
    }

    private boolean isReplay() {
        String latest = rows.ask(LATEST, List.of()).get(0).getString("latest");
        Instant end = mission.card()
                .electionDay()
                .plusDays(DAYS)
                .atStartOfDay(mission.card().zone())
                .toInstant();
        return latest != null && Instant.parse(latest).isAfter(end);
    }
}
