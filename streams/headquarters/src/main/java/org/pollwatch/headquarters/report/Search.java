package org.pollwatch.headquarters.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.warehouse.Session;

/**
 * Finds areas by their names in three languages, places by number or name, teams by their code and reports by the beginning of
 * their id. Areas and places come from the definition, so they are found also while the warehouse is filled.
 */
public final class Search {
    private static final int MOST = 8;
    private static final int LEAST_OF_AN_ID = 4;

    private final Mission mission;
    private final Scope scope;
    private final String wanted;

    /** @param text what somebody typed */
    public Search(Mission mission, Scope scope, String text) {
        this.mission = mission;
        this.scope = scope;
        this.wanted = fold(text.strip());
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** @param session empty while there is none: then neither teams nor reports are found */
    public JsonObject find(Optional<Session> session) {
        Optional<Rows> rows = session.map(it -> new Rows(it.connection()));
        return new JsonObject()
                .put("areas", array(areas()))
                .put("places", array(places()))
                .put("teams", new JsonArray(rows.map(this::teams).orElse(List.of())))
                .put("reports", new JsonArray(rows.map(this::reports).orElse(List.of())));
    }

    private Stream<JsonObject> areas() {
        return mission.areas().all().stream()
                .filter(it -> scope.covers(mission.areas(), it.id()))
                .filter(it -> rank(it) < NOT)
                .sorted(Comparator.comparingInt(Search.this::rank))
                .limit(MOST)
                .map(it -> new JsonObject()
                        .put("id", it.id())
                        .put("level", fold(it.level().name())));
    }

    private Stream<JsonObject> places() {
        return mission.places().stream()
                .filter(it -> rank(it) < NOT)
                .filter(it -> scope.covers(mission.areas(), it.area()))
                .sorted(Comparator.comparingInt(Search.this::rank))
                .limit(MOST)
                .map(it -> new JsonObject()
                        .put("id", it.id())
                        .put("number", it.number())
                        .put("name", it.name())
                        .put("area", it.area()));
    }

    private static final int NOT = 3;

    private int rank(Area area) {
        return Stream.of(area.names().en(), area.names().ru(), area.names().kk(), area.id())
                .mapToInt(this::rank)
                .min()
                .orElse(NOT);
    }

    /** A number stands for itself; within longer numbers it means little. */
    private int rank(Place place) {
        int byNumber = fold(place.number()).equals(wanted) ? 0 : NOT;
        return Stream.of(place.id(), place.name()).mapToInt(this::rank).reduce(byNumber, Math::min);
    }

    /** @return 0 for the same, 1 for a beginning, 2 for a part, {@link #NOT} for nothing of it */
    private int rank(String name) {
        String folded = fold(name);
        if (folded.equals(wanted)) {
            return 0;
        }
        return folded.startsWith(wanted) ? 1 : folded.contains(wanted) ? 2 : NOT;
    }

    private List<JsonObject> teams(Rows rows) {
        return rows.ask(
                "SELECT team, sum(reports)::BIGINT AS reports, max(heard) AS \"heardAt\" FROM (SELECT team, count(*) AS"
                        + " reports, max(received_at) AS heard FROM standing GROUP BY team UNION ALL SELECT DISTINCT team, 0,"
                        + " NULL FROM planned_teams) WHERE starts_with(lower(team), ?) GROUP BY team ORDER BY team LIMIT "
                        + MOST,
                List.of(wanted));
    }

    private List<JsonObject> reports(Rows rows) {
        if (wanted.length() < LEAST_OF_AN_ID) {
            return List.of();
        }
        return rows.ask(
                "SELECT report_id AS \"reportId\", form, place, area, state FROM standing WHERE starts_with(report_id, ?)"
                        + " ORDER BY report_id LIMIT " + MOST,
                List.of(wanted));
    }

    private static JsonArray array(Stream<JsonObject> found) {
        JsonArray all = new JsonArray();
        found.forEach(all::add);
        return all;
    }
}
