package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.events.Watchers;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/** Where the watchers of each mission are, from the first one on, each scope by itself. Confined to the server's event loop. */
final class Rooms {
    private final Vertx vertx;
    private final Map<Room, Watchers> rooms = new LinkedHashMap<>();

    Rooms(Vertx vertx) {
        this.vertx = vertx;
    }

    Watchers of(MissionDesk desk, Mission mission, Scope scope) {
        return rooms.computeIfAbsent(
                new Room(desk.id(), scope), room -> new Watchers(vertx, desk.boards(), desk.seenBy(scope, mission)));
    }

    /** @return how many watch the mission, in whichever of its rooms */
    int count(String mission) {
        return rooms.entrySet().stream()
                .filter(it -> it.getKey().mission().equals(mission))
                .mapToInt(it -> it.getValue().count())
                .sum();
    }

    void close() {
        rooms.values().forEach(Watchers::close);
    }

    private record Room(String mission, Scope scope) {}
}
