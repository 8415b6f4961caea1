package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.Around;
import org.pollwatch.headquarters.events.Watchers;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/** Where the watchers of each mission are, from the first one on, each scope and each part of the mission that is looked at by itself. Confined to the server's event loop. */
final class Rooms {
    private final Vertx vertx;
    private final Map<Room, Watchers> rooms = new LinkedHashMap<>();

    Rooms(Vertx vertx) {
        this.vertx = vertx;
    }

    Watchers of(MissionDesk desk, Mission mission, Scope scope, Around around) {
        Room wanted = new Room(desk.id(), scope, around);
        leaveEmpty(wanted);
        return rooms.computeIfAbsent(
                wanted, room -> new Watchers(vertx, desk.boards(), desk.seenBy(scope, around, mission)));
    }

    /** There can be a room for every area of every scope; only those with somebody in it are kept. */
    private void leaveEmpty(Room wanted) {
        rooms.entrySet().removeIf(it -> {
            boolean isEmpty = !it.getKey().equals(wanted) && it.getValue().count() == 0;
            if (isEmpty) {
                it.getValue().close();
            }
            return isEmpty;
        });
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

    private record Room(String mission, Scope scope, Around around) {}
}
