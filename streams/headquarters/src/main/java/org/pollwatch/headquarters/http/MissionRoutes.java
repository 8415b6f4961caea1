package org.pollwatch.headquarters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.Around;
import org.pollwatch.headquarters.board.Cursor;
import org.pollwatch.headquarters.events.Watchers;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.mission.MissionJson;
import org.pollwatch.headquarters.mission.Missions;

/** The missions themselves, and the stream of what changes. Parameters have passed the OpenAPI document before they come here. */
final class MissionRoutes {
    private final Missions missions;
    private final Rooms rooms;
    private final Access access;

    MissionRoutes(Missions missions, Rooms rooms, Access access) {
        this.missions = missions;
        this.rooms = rooms;
        this.access = access;
    }

    void list(RoutingContext context) {
        Scope scope = Callers.of(context).scope();
        json(
                context,
                MissionJson.list(missions.published().stream()
                        .filter(mission -> scope.reaches(mission.areas()))
                        .toList()));
    }

    void show(RoutingContext context) {
        withMission(
                context,
                (desk, snapshot) -> json(
                        context,
                        MissionJson.full(
                                snapshot,
                                missions.printed(snapshot),
                                Callers.of(context).scope())));
    }

    void map(RoutingContext context) {
        withMission(context, (desk, snapshot) -> {
            if (snapshot.map().isEmpty()) {
                Problem.notFound("this mission has no map").answer(context);
                return;
            }
            context.response().putHeader("Content-Type", "application/geo+json");
            String map = snapshot.map().get();
            Scope scope = Callers.of(context).scope();
            tagged(
                    context,
                    Buffer.buffer(
                            scope.wholeMission()
                                    ? map
                                    : OwnMap.of(map, scope, snapshot.mission().areas())));
        });
    }

    void events(RoutingContext context) {
        withMission(context, (desk, snapshot) -> {
            if (rooms.count(desk.id()) >= Watchers.MOST) {
                Problem.of(503, "Too many watchers", "more than " + Watchers.MOST + " watch this mission")
                        .answer(context);
                return;
            }
            Scope scope = Callers.of(context).scope();
            Around around = Around.of(snapshot.mission(), scope, Parameters.of(context, "around"));
            Watchers room = rooms.of(desk, snapshot.mission(), scope, around);
            String seen = context.request().getHeader("Last-Event-ID");
            access.whenEnded(context, () -> context.response().reset());
            room.join(context.request(), Optional.ofNullable(seen).flatMap(Cursor::parse));
        });
    }

    /** Answers 404 for a mission that is not served, or has nothing of the caller's, 503 for one that is not yet published. */
    void withMission(RoutingContext context, BiConsumer<MissionDesk, MissionSnapshot> answer) {
        withMission(context, Callers.of(context).scope(), answer);
    }

    /** As above, for anybody, with an account or without: what is answered must be public. */
    void withMissionForAll(RoutingContext context, BiConsumer<MissionDesk, MissionSnapshot> answer) {
        withMission(context, Scope.WHOLE, answer);
    }

    private void withMission(RoutingContext context, Scope scope, BiConsumer<MissionDesk, MissionSnapshot> answer) {
        Optional<MissionDesk> desk = missions.find(context.pathParam("mission"));
        Optional<MissionSnapshot> snapshot = desk.flatMap(MissionDesk::definition);
        if (desk.isEmpty()
                || snapshot.filter(it -> !scope.reaches(it.mission().areas())).isPresent()) {
            Problem.notFound("no such mission here; /v1/missions lists those that are")
                    .answer(context);
            return;
        }
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
