package org.pollwatch.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** The areas of a team, all areas below them, and the places that hang on any of these. */
final class PlacesJson {
    private PlacesJson() {}

    /** @param roots ids of the team's areas; empty for all */
    static byte[] write(Mission mission, List<String> roots) {
        JsonArray areas = new JsonArray();
        mission.areas().all().stream()
                .filter(area -> isWithin(mission, area.id(), roots))
                .forEach(area -> areas.add(area(area)));
        JsonArray places = new JsonArray();
        mission.places().stream()
                .filter(place -> isWithin(mission, place.area(), roots))
                .forEach(place -> places.add(place(mission, place)));
        return new JsonObject()
                .put("mission", mission.id())
                .put("revision", mission.revision())
                .put("areas", areas)
                .put("places", places)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWithin(Mission mission, String area, List<String> roots) {
        return roots.isEmpty() || mission.areas().path(area).stream().anyMatch(roots::contains);
    }

    private static JsonObject area(Area area) {
        JsonObject json = new JsonObject().put("id", area.id());
        area.parent().ifPresent(parent -> json.put("parent", parent));
        return json.put("level", FormsJson.word(area.level())).put("names", FormsJson.labels(area.names()));
    }

    private static JsonObject place(Mission mission, Place place) {
        JsonObject attributes = new JsonObject();
        new TreeMap<>(place.attributes()).forEach(attributes::put);
        JsonObject json = new JsonObject()
                .put("id", place.id())
                .put("kind", FormsJson.word(place.kind()))
                .put("area", place.area())
                .put("number", place.number())
                .put("name", place.name());
        if (place.registeredVoters() > 0) {
            json.put("registeredVoters", place.registeredVoters());
        }
        return json.put("timeZone", mission.zoneOf(place).getId()).put("attributes", attributes);
    }
}
