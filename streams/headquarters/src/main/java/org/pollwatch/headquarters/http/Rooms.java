package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pollwatch.headquarters.events.Watchers;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/** Where the watchers of each mission are, from the first one on. Confined to the server's event loop. */
final class Rooms {
    private final Vertx vertx;
    private final Map<String, Watchers> rooms = new LinkedHashMap<>();

    Rooms(Vertx vertx) {
        this.vertx = vertx;
    }

    Watchers of(MissionDesk desk, Mission mission) {
        return rooms.computeIfAbsent(desk.id(), id -> new Watchers(vertx, desk.boards(), desk.all(mission)));
    }

    void close() {
        rooms.values().forEach(Watchers::close);
    }
}
