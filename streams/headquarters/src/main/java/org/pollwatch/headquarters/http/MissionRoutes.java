package org.pollwatch.headquarters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.board.Cursor;
import org.pollwatch.headquarters.events.Watchers;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.mission.MissionJson;
import org.pollwatch.headquarters.mission.Missions;

/** The missions themselves, and the stream of what changes. Parameters have passed the OpenAPI document before they come here. */
final class MissionRoutes {
    private final Missions missions;
    private final Rooms rooms;

    MissionRoutes(Missions missions, Rooms rooms) {
        this.missions = missions;
        this.rooms = rooms;
    }

    void list(RoutingContext context) {
        json(context, MissionJson.list(missions.published()));
    }

    void show(RoutingContext context) {
        withMission(context, (desk, snapshot) -> json(context, MissionJson.full(snapshot, missions.printed(snapshot))));
    }

    void map(RoutingContext context) {
        withMission(context, (desk, snapshot) -> {
            if (snapshot.map().isEmpty()) {
                Problem.notFound("this mission has no map").answer(context);
                return;
            }
            context.response().putHeader("Content-Type", "application/geo+json");
            tagged(context, Buffer.buffer(snapshot.map().get()));
        });
    }

    void events(RoutingContext context) {
        withMission(context, (desk, snapshot) -> {
            Watchers room = rooms.of(desk, snapshot.mission());
            if (room.count() >= Watchers.MOST) {
                Problem.of(503, "Too many watchers", "more than " + Watchers.MOST + " watch this mission")
                        .answer(context);
                return;
            }
            String seen = context.request().getHeader("Last-Event-ID");
            room.join(context.response(), Optional.ofNullable(seen).flatMap(Cursor::parse));
        });
    }

    /** Answers 404 for a mission that is not served, 503 for one that is not yet published. */
    void withMission(RoutingContext context, BiConsumer<MissionDesk, MissionSnapshot> answer) {
        Optional<MissionDesk> desk = missions.find(context.pathParam("mission"));
        if (desk.isEmpty()) {
            Problem.notFound("no such mission here; /v1/missions lists those that are")
                    .answer(context);
            return;
        }
        Optional<MissionSnapshot> snapshot = desk.get().definition();
        if (snapshot.isEmpty()) {
            Problem.of(503, "Not yet published", "the definition of this mission has not been published yet")
                    .answer(context);
            return;
        }
        answer.accept(desk.get(), snapshot.get());
    }

    private static void json(RoutingContext context, ObjectNode json) {
        context.response().putHeader("Content-Type", "application/json");
        tagged(context, Buffer.buffer(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void tagged(RoutingContext context, Buffer body) {
        if (!Freshness.answered(context, Digest.of(body.getBytes()))) {
            context.end(body);
        }
    }
}
