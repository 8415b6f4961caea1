package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.warehouse.Session;

/** All reports about one place, by form and team, so that two teams' answers stand side by side. */
public final class PlaceSheet {
    /** More than any station gets in a day; the rest is in the list. */
    private static final int MOST = 200;

    private static final String REPORTS =
            """
            SELECT s.report_id AS "reportId", s.state, s.revision, s.form, s.team, r.hour, s.observed_at AS "observedAt",
                   s.received_at AS "receivedAt", coalesce(r.flags, []) AS flags, s.submissions, s.conflicts,
                   sent.answers
            FROM standing s
            LEFT JOIN reports r ON r.report_id = s.report_id
            LEFT JOIN (SELECT report_id, revision, min_by(answers, "offset") AS answers FROM submissions
                       WHERE place = ? GROUP BY report_id, revision) sent
              ON sent.report_id = r.report_id AND sent.revision = r.revision
            WHERE s.place = ?
            ORDER BY s.form, s.observed_at, s.team, s.report_id
            LIMIT %d
            """
                    .formatted(MOST);

    private final Mission mission;

    public PlaceSheet(Mission mission) {
        this.mission = mission;
    }

    /** @return the place as the mission defines it; empty for one it does not have, or that is not the caller's */
    public Optional<Place> find(String id, Scope scope) {
        return mission.place(id).filter(it -> scope.covers(mission.areas(), it.area()));
    }

    public JsonObject of(Place place, Session session) {
        List<JsonObject> reports = new Rows(session.connection()).ask(REPORTS, List.of(place.id(), place.id()));
        return new JsonObject().put("place", json(place)).put("reports", new JsonArray(reports));
    }

    private JsonObject json(Place place) {
        JsonObject json = new JsonObject()
                .put("id", place.id())
                .put("kind", place.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("number", place.number())
                .put("name", place.name())
                .put("area", place.area())
                .put("path", new JsonArray(mission.areas().path(place.area())))
                .put("registeredVoters", place.registeredVoters());
        place.attributes().forEach(json::put);
        return json;
    }
}
