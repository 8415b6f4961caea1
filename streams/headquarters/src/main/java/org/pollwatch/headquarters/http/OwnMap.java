package org.pollwatch.headquarters.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.AreaTree;

/** The part of a mission's map that somebody may see: the boundaries of areas whose names they may know. */
final class OwnMap {
    private OwnMap() {}

    static String of(String geoJson, Scope scope, AreaTree areas) {
        JsonObject map = new JsonObject(geoJson);
        JsonArray own = new JsonArray();
        for (Object feature : map.getJsonArray("features", new JsonArray())) {
            String area = ((JsonObject) feature)
                    .getJsonObject("properties", new JsonObject())
                    .getString("id", "");
            if (scope.names(areas, area)) {
                own.add(feature);
            }
        }
        return map.put("features", own).encode();
    }
}
