package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlanEntry;

/** Areas, places and where the plan sends each team, as the newest definition has them. */
final class DefinitionTables {
    private DefinitionTables() {}

    /** Puts them in the place of what was there; within the caller's transaction. */
    static void replace(DuckDBConnection connection, Mission mission) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("areas", "places", "planned_teams")) {
                statement.execute("DELETE FROM store." + table);
            }
        }
        areas(connection, mission);
        places(connection, mission);
        teams(connection, mission);
    }

    private static void areas(DuckDBConnection connection, Mission mission) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("store", "areas")) {
            Row row = new Row(appender);
            for (Area area : mission.areas().all()) {
                row.begin()
                        .text(area.id())
                        .text(area.parent().orElse(null))
                        .text(word(area.level()))
                        .text(area.names().en())
                        .text(area.names().ru())
                        .text(area.names().kk())
                        .texts(mission.areas().path(area.id()))
                        .end();
            }
        }
    }

    private static void places(DuckDBConnection connection, Mission mission) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("store", "places")) {
            Row row = new Row(appender);
            for (Place place : mission.places()) {
                List<String> path = mission.areas().path(place.area());
                row.begin()
                        .text(place.id())
                        .text(word(place.kind()))
                        .text(place.area())
                        .text(at(AreaLevel.REGION, path, mission))
                        .text(at(AreaLevel.DISTRICT, path, mission))
                        .text(place.number())
                        .text(place.name())
                        .text(place.attributes().get("setting"))
                        .text(place.attributes().get("type"))
                        .number(place.registeredVoters())
                        .text(place.attributes().get("stratum"))
                        .text(place.attributes().get("supplementary_registration"))
                        .end();
            }
        }
    }

    private static void teams(DuckDBConnection connection, Mission mission) throws SQLException {
        Map<String, Set<String>> areas = new TreeMap<>();
        for (PlanEntry entry : mission.plan()) {
            entry.team().ifPresent(team -> areas.computeIfAbsent(team, it -> new TreeSet<>())
                    .add(areaOf(entry.about(), mission)));
        }
        try (DuckDBAppender appender = connection.createAppender("store", "planned_teams")) {
            Row row = new Row(appender);
            for (Map.Entry<String, Set<String>> team : areas.entrySet()) {
                for (String area : team.getValue()) {
                    row.begin().text(team.getKey()).text(area).end();
                }
            }
        }
    }

    /** @return the area of a place, or the area itself; empty for what the definition does not know */
    static String areaOf(String placeOrArea, Mission mission) {
        return mission.place(placeOrArea)
                .map(Place::area)
                .or(() -> mission.areas().find(placeOrArea).map(Area::id))
                .orElse("");
    }

    /** @return the area of that level on the path; null where there is none, as for a commission of a whole region */
    static String at(AreaLevel level, List<String> path, Mission mission) {
        return path.stream()
                .map(mission.areas()::find)
                .flatMap(Optional::stream)
                .filter(it -> it.level() == level)
                .map(Area::id)
                .findFirst()
                .orElse(null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
