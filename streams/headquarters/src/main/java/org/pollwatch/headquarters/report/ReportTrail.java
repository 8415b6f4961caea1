package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pollwatch.warehouse.Session;

/** Everything that is known of one report: what was sent under its id, what became of it, what was decided about it. */
public final class ReportTrail {
    private static final String HEAD =
            """
            SELECT s.report_id AS "reportId", s.state, s.revision, s.form, s.place, p.number, p.name, p.setting, p.type,
                   s.area, s.team, r.hour, r.observed_at AS "observedAt", r.received_at AS "receivedAt",
                   r.definition_revision AS "definitionRevision", coalesce(r.flags, []) AS flags, s.conflicts
            FROM standing s
            LEFT JOIN reports r ON r.report_id = s.report_id
            LEFT JOIN places p ON p.place = s.place
            WHERE s.report_id = ?
            """;

    /** A receipt without a submission is of one that nobody could read, or that spoke of another desk's area. */
    private static final String SUBMISSIONS =
            """
            SELECT coalesce(s."partition", r."partition") AS "partition", coalesce(s."offset", r."offset") AS "offset",
                   coalesce(s.revision, r.revision) AS revision, s.withdrawn, s.form_version AS "formVersion", s.place,
                   s.area, s.observed_at AS "observedAt", s.sent_at AS "sentAt",
                   coalesce(s.received_at, r.received_at) AS "receivedAt", coalesce(s.team, r.team) AS team,
                   lower(s.authority) AS authority, s.channel, s.definition_revision AS "definitionRevision", s.answers,
                   lower(r.outcome) AS outcome, r.reasons, r.standing_revision AS "standingRevision"
            FROM (SELECT * FROM submissions WHERE report_id = ?) s
            FULL JOIN (SELECT * FROM receipts WHERE report_id = ?) r
              ON r."partition" = s."partition" AND r."offset" = s."offset"
            ORDER BY 2
            """;

    private static final String REVIEWS =
            """
            SELECT lower(action) AS action, definition_revision AS "definitionRevision", revision, reason, "by", "at"
            FROM reviews WHERE report_id = ? ORDER BY "offset"
            """;

    private static final String REFUSALS =
            """
            SELECT team, form, reasons, refused_at AS "refusedAt" FROM refusals WHERE report_id = ? ORDER BY refused_at
            """;

    private static final List<String> FIELDS = List.of("withdrawn", "formVersion", "place", "observedAt");

    private final Rows rows;

    public ReportTrail(Session session) {
        this.rows = new Rows(session.connection());
    }

    /** @return empty where nothing was ever sent under the id, or nothing that the session may see */
    public Optional<JsonObject> of(String reportId) {
        return rows.ask(HEAD, List.of(reportId)).stream().findFirst().map(head -> {
            List<JsonObject> submissions = rows.ask(SUBMISSIONS, List.of(reportId, reportId));
            compare(submissions);
            return head.put("submissions", new JsonArray(submissions))
                    .put("reviews", new JsonArray(rows.ask(REVIEWS, List.of(reportId))))
                    .put("refusals", new JsonArray(rows.ask(REFUSALS, List.of(reportId))));
        });
    }

    /** Each is compared with what stood when it came: the revision before it, or of a conflict the one it contradicts. */
    private static void compare(List<JsonObject> submissions) {
        Optional<JsonObject> standing = Optional.empty();
        for (JsonObject each : submissions) {
            each.put("hidden", each.getString("authority") == null);
            each.put("changed", standing.map(it -> changes(it, each)).orElseGet(JsonArray::new));
            standing.ifPresent(it -> each.put("comparedWith", it.getLong("revision")));
            if ("accepted".equals(each.getString("outcome")) && !each.getBoolean("hidden")) {
                standing = Optional.of(each);
            }
        }
    }

    private static JsonArray changes(JsonObject before, JsonObject after) {
        JsonArray changes = new JsonArray();
        if (after.getBoolean("hidden")) {
            return changes;
        }
        for (String field : FIELDS) {
            change(changes, "field", field, before.getValue(field), after.getValue(field));
        }
        JsonObject was = before.getJsonObject("answers", new JsonObject());
        JsonObject is = after.getJsonObject("answers", new JsonObject());
        if (was == null || is == null || after.getBoolean("withdrawn", false)) {
            return changes;
        }
        SortedSet<String> questions = new TreeSet<>(was.fieldNames());
        questions.addAll(is.fieldNames());
        questions.forEach(it -> change(changes, "question", it, was.getValue(it), is.getValue(it)));
        return changes;
    }

    private static void change(JsonArray changes, String kind, String name, Object was, Object is) {
        if (!Objects.equals(was, is)) {
            changes.add(new JsonObject().put(kind, name).put("was", was).put("is", is));
        }
    }
}
