package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.export.CsvExport;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.report.ChaseUp;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.Reach;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is missing what, and the same as a table to take away. */
final class ChaseUpRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ChaseUpRoutes.class);

    private final Vertx vertx;
    private final MissionRoutes missions;
    private final Audit audit;

    ChaseUpRoutes(Vertx vertx, MissionRoutes missions, Audit audit) {
        this.vertx = vertx;
        this.missions = missions;
        this.audit = audit;
    }

    void list(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            String area = area(context, snapshot.mission());
            // Numbers of the plan, as coverage has them: they show nobody's report, so nothing is written down.
            CompletionStage<Void> noted = CompletableFuture.completedFuture(null);
            answer(context, desk, snapshot.mission(), noted, "application/json", chase -> {
                JsonObject body = new JsonObject().put("mission", desk.id()).put("area", area);
                return body.mergeIn(chase.of(area)).toBuffer();
            });
        });
    }

    void csv(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            String area = area(context, snapshot.mission());
            context.response()
                    .putHeader(
                            "Content-Disposition", "attachment; filename=\"pollwatch-" + desk.id() + "-chase-up.csv\"");
            CompletionStage<Void> noted = audit.record(
                    Callers.of(context), desk.id(), AuditAction.EXPORT, List.of("chase-up.csv"), Map.of("area", area));
            answer(context, desk, snapshot.mission(), noted, "text/csv; charset=utf-8", chase -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try {
                    CsvExport.write(ChaseUp.COLUMNS, chase.table(area).iterator(), bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException("memory can be written to", e);
                }
                return Buffer.buffer(bytes.toByteArray());
            });
        });
    }

    /** An area that is not the caller's is answered as one that is not there; without one, the whole that is theirs. */
    private static String area(RoutingContext context, Mission mission) {
        Scope scope = Callers.of(context).scope();
        String area = Parameters.area(context, mission).orElseGet(() -> mission.areas().all().stream()
                .filter(it -> it.parent().isEmpty())
                .findFirst()
                .orElseThrow()
                .id());
        if (!scope.names(mission.areas(), area)) {
            throw new UnknownName("area", "an area id of mission " + mission.id());
        }
        return area;
    }

    private void answer(
            RoutingContext context,
            MissionDesk desk,
            Mission mission,
            CompletionStage<Void> noted,
            String type,
            Function<ChaseUp, Buffer> content) {
        Scope scope = Callers.of(context).scope();
        Future.fromCompletionStage(noted, vertx.getOrCreateContext())
                .compose(done -> vertx.executeBlocking(
                        () -> {
                            Warehouse warehouse = desk.warehouse()
                                    .orElseThrow(() -> new IllegalStateException("this desk keeps no reports"));
                            try (Session session = warehouse.session(
                                    scope.wholeMission() ? Reach.everything() : Reach.of(scope.areas()))) {
                                return content.apply(new ChaseUp(session, mission, scope));
                            }
                        },
                        false))
                .onSuccess(body -> {
                    context.response().putHeader("Content-Type", type).putHeader("Cache-Control", "no-store");
                    context.end(body);
                })
                .onFailure(failure -> {
                    LOG.warn("a chase-up was not made: {}", failure.getClass().getSimpleName());
                    context.response().headers().remove("Content-Disposition");
                    Problem.of(503, "Not yet", "the reports are still being read: ask again shortly")
                            .answer(context);
                });
    }
}
