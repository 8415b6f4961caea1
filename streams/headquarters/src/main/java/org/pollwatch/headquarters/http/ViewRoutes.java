package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.SavedView;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Permission;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.entry.SavedViewEntry;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/**
 * Views that somebody named: found again by their owner, and by the mission where shared. Whoever is kept to some areas sees
 * of the shared ones those that look at nothing else; a query is for who may run it.
 */
final class ViewRoutes {
    /** So many has one account; headquarters holds all of them in memory. */
    private static final int MOST = 200;

    private final MissionRoutes missions;
    private final EntryLog log;
    private final Audit audit;
    private final Taken taken;
    private final Clock clock;

    ViewRoutes(Vertx vertx, MissionRoutes missions, EntryLog log, Audit audit, Clock clock) {
        this.missions = missions;
        this.log = log;
        this.audit = audit;
        this.taken = new Taken(vertx);
        this.clock = clock;
    }

    void list(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Caller caller = Callers.of(context);
            JsonArray views = new JsonArray();
            desk.boards().views().all().stream()
                    .filter(it -> sees(caller, snapshot.mission(), it))
                    .forEach(it -> views.add(json(it, caller)));
            Taken.json(
                    context,
                    200,
                    new JsonObject()
                            .put("mission", desk.id())
                            .put("views", views)
                            .toBuffer());
        });
    }

    /** A new one; the same under the same id is a second sending. */
    void save(RoutingContext context) {
        if (!Taken.isJson(context)) {
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            Caller caller = Callers.of(context);
            SavedView view =
                    SavedViewEntry.read(Taken.text(context), Optional.empty(), caller.account(), Taken.now(clock));
            Optional<SavedView> before = desk.boards().views().find(view.getViewId());
            if (before.filter(it -> !isOwn(it, caller)).isPresent()) {
                Problem.of(409, "Taken", "viewId: expected one that no view has")
                        .answer(context);
            } else if (before.isEmpty() && desk.boards().views().ownedBy(caller.account()) >= MOST) {
                Problem.of(409, "Too many", "an account has " + MOST + " views at most: delete one first")
                        .answer(context);
            } else {
                write(context, desk, view);
            }
        });
    }

    /** Names, shares or turns an own one to something else. */
    void change(RoutingContext context) {
        if (!Taken.isJson(context)) {
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            Caller caller = Callers.of(context);
            Optional<SavedView> view = find(context, desk, snapshot.mission());
            if (view.isEmpty()) {
                unknown(context);
            } else if (!isOwn(view.get(), caller)) {
                another(context, view.get());
            } else {
                String id = view.get().getViewId();
                write(
                        context,
                        desk,
                        SavedViewEntry.read(Taken.text(context), Optional.of(id), caller.account(), Taken.now(clock)));
            }
        });
    }

    /** Deletes an own one; an administrator also what somebody else shares, who may have left. */
    void delete(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Caller caller = Callers.of(context);
            Optional<SavedView> view = find(context, desk, snapshot.mission());
            if (view.isEmpty()) {
                unknown(context);
            } else if (!isOwn(view.get(), caller) && caller.role() != Role.ADMIN) {
                another(context, view.get());
            } else {
                String id = view.get().getViewId();
                taken.answer(
                        context,
                        noted(caller, desk, id).thenCompose(done -> log.deleteView(desk.id(), id)),
                        () -> new JsonObject().put("viewId", id).toBuffer());
            }
        });
    }

    private void write(RoutingContext context, MissionDesk desk, SavedView view) {
        Caller caller = Callers.of(context);
        taken.answer(
                context,
                noted(caller, desk, view.getViewId()).thenCompose(done -> log.view(desk.id(), view)),
                () -> json(view, caller).toBuffer());
    }

    private CompletionStage<Void> noted(Caller caller, MissionDesk desk, String viewId) {
        return audit.record(caller, desk.id(), AuditAction.SAVE_VIEW, viewId);
    }

    private static Optional<SavedView> find(RoutingContext context, MissionDesk desk, Mission mission) {
        return desk.boards()
                .views()
                .find(context.pathParam("view"))
                .filter(it -> sees(Callers.of(context), mission, it));
    }

    private static boolean sees(Caller caller, Mission mission, SavedView view) {
        if (isOwn(view, caller)) {
            return true;
        }
        boolean runs = view.getQuery() == null || caller.may(Permission.SQL);
        return view.getShared() && runs && looksAtOwn(caller, mission, view);
    }

    private static boolean looksAtOwn(Caller caller, Mission mission, SavedView view) {
        if (caller.scope().wholeMission()) {
            return true;
        }
        boolean ofAnArea =
                view.getParameters().stream().anyMatch(it -> it.getName().equals("area"));
        // A finding's id names its subject behind a bar.
        return ofAnArea
                && view.getParameters().stream()
                        .flatMap(it -> Stream.of(it.getValue().split("[|,]")))
                        .allMatch(word -> isNotForeign(caller, mission, word));
    }

    private static boolean isNotForeign(Caller caller, Mission mission, String word) {
        String area = mission.place(word).map(it -> it.area()).orElse(word);
        boolean isArea = mission.areas().find(area).isPresent();
        return !isArea || caller.scope().covers(mission.areas(), area);
    }

    private static boolean isOwn(SavedView view, Caller caller) {
        return view.getOwner().equals(caller.account());
    }

    private static void unknown(RoutingContext context) {
        Problem.notFound("no such view here").answer(context);
    }

    private static void another(RoutingContext context, SavedView view) {
        Problem.of(403, "Another's", "only " + view.getOwner() + " may change it: save it under a name of your own")
                .answer(context);
    }

    private static JsonObject json(SavedView view, Caller caller) {
        JsonObject parameters = new JsonObject();
        view.getParameters().forEach(it -> parameters.put(it.getName(), it.getValue()));
        return new JsonObject()
                .put("viewId", view.getViewId())
                .put("name", view.getName())
                .put("page", view.getPage())
                .put("parameters", parameters)
                .put("query", view.getQuery())
                .put("shared", view.getShared())
                .put("owner", view.getOwner())
                .put("own", isOwn(view, caller))
                .put("savedAt", view.getSavedAt().toString());
    }
}
