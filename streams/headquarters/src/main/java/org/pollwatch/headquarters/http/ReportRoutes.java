package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.report.PlaceSheet;
import org.pollwatch.headquarters.report.RefusalList;
import org.pollwatch.headquarters.report.ReportFilter;
import org.pollwatch.headquarters.report.ReportList;
import org.pollwatch.headquarters.report.ReportTrail;
import org.pollwatch.headquarters.report.Search;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.warehouse.Progress;
import org.pollwatch.warehouse.Reach;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.Warehouse;
import org.pollwatch.warehouse.WarehouseException;
import org.pollwatch.warehouse.WarehouseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single reports, from the warehouse. What is shown is written down first; questions to the database run on a few worker
 * threads, each in a session that holds what is the caller's and nothing else.
 */
final class ReportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRoutes.class);
    private static final int AT_A_TIME = 3;
    private static final int LOOKS = 12;
    private static final long MILLIS_BETWEEN_LOOKS = 250;
    private static final String ROWS_A_PAGE = "50";

    private final Vertx vertx;
    private final MissionRoutes missions;
    private final Audit audit;
    private final WorkerExecutor workers;

    ReportRoutes(Vertx vertx, MissionRoutes missions, Audit audit) {
        this.vertx = vertx;
        this.missions = missions;
        this.audit = audit;
        this.workers = vertx.createSharedWorkerExecutor("headquarters-reports", AT_A_TIME);
    }

    void list(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            ReportFilter filter = filter(context, mission);
            Request request = new Request(context, desk);
            // A total alone shows nobody's report.
            CompletionStage<Void> noted = filter.limit() == 0
                    ? java.util.concurrent.CompletableFuture.completedFuture(null)
                    : noted(context, desk, AuditAction.LIST_REPORTS, List.of());
            answer(request, noted, session -> Optional.of(new ReportList(session, mission).of(filter)));
        });
    }

    private static ReportFilter filter(RoutingContext context, Mission mission) {
        return new ReportFilter(
                        Parameters.area(context, mission),
                        Parameters.of(context, "form"),
                        Parameters.of(context, "place"),
                        Parameters.of(context, "team"),
                        Parameters.of(context, "flagged"),
                        Parameters.of(context, "hour"),
                        Parameters.of(context, "state").orElse(ReportFilter.EFFECTIVE),
                        Integer.parseInt(Parameters.of(context, "limit").orElse(ROWS_A_PAGE)),
                        Parameters.of(context, "after").map(ReportFilter.Cursor::parse))
                .checked(mission);
    }

    void show(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            String reportId = context.pathParam("reportId").toLowerCase(Locale.ROOT);
            CompletionStage<Void> noted = noted(context, desk, AuditAction.VIEW_REPORT, List.of(reportId));
            answer(new Request(context, desk), noted, session -> new ReportTrail(session).of(reportId));
        });
    }

    void place(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            PlaceSheet sheet = new PlaceSheet(snapshot.mission());
            Optional<Place> place =
                    sheet.find(context.pathParam("place"), Callers.of(context).scope());
            if (place.isEmpty()) {
                Problem.notFound("no such place in this mission").answer(context);
                return;
            }
            Request request = new Request(context, desk);
            run(request, session -> Optional.of(sheet.of(place.get(), session)), found -> {
                List<String> shown = found.getJsonArray("reports").stream()
                        .map(it -> ((JsonObject) it).getString("reportId"))
                        .toList();
                CompletionStage<Void> noted = noted(
                        context,
                        desk,
                        AuditAction.VIEW_REPORT,
                        shown,
                        Map.of("place", place.get().id()));
                return Future.fromCompletionStage(noted, vertx.getOrCreateContext());
            });
        });
    }

    void refusals(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<String> area = Parameters.area(context, snapshot.mission());
            Optional<String> team = Parameters.of(context, "team");
            CompletionStage<Void> noted = noted(context, desk, AuditAction.LIST_REFUSALS, List.of());
            answer(new Request(context, desk), noted, session -> Optional.of(new RefusalList(session).of(area, team)));
        });
    }

    void search(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Scope scope = Callers.of(context).scope();
            Search search = new Search(
                    snapshot.mission(), scope, Parameters.of(context, "q").orElseThrow());
            CompletionStage<Void> noted = noted(context, desk, AuditAction.SEARCH, List.of());
            Request request = new Request(context, desk);
            afterwards(noted)
                    .compose(done -> workers.executeBlocking(
                            () -> {
                                try (Session session = request.session()) {
                                    return search.find(Optional.of(session));
                                } catch (WarehouseException e) {
                                    return search.find(Optional.empty());
                                }
                            },
                            false))
                    .onSuccess(found -> send(request, found))
                    .onFailure(failure -> refuse(context, failure));
        });
    }

    private CompletionStage<Void> noted(
            RoutingContext context, MissionDesk desk, AuditAction action, List<String> subjects) {
        Map<String, String> filter = new TreeMap<>();
        context.queryParams().forEach(filter::put);
        return noted(context, desk, action, subjects, filter);
    }

    private CompletionStage<Void> noted(
            RoutingContext context,
            MissionDesk desk,
            AuditAction action,
            List<String> subjects,
            Map<String, String> filter) {
        return audit.record(Callers.of(context), desk.id(), action, subjects, filter);
    }

    private Future<Void> afterwards(CompletionStage<Void> noted) {
        return Future.fromCompletionStage(noted, vertx.getOrCreateContext());
    }

    private void answer(
            Request request, CompletionStage<Void> noted, Function<Session, Optional<JsonObject>> question) {
        afterwards(noted)
                .onSuccess(done -> run(request, question, found -> Future.succeededFuture()))
                .onFailure(failure -> refuse(request.context(), failure));
    }

    /** @param before what has to be done with the answer before it is given */
    private void run(
            Request request,
            Function<Session, Optional<JsonObject>> question,
            Function<JsonObject, Future<Void>> before) {
        Callable<Optional<JsonObject>> asked = () -> {
            try (Session session = request.session()) {
                return question.apply(session);
            }
        };
        look(request, asked, LOOKS)
                .compose(found ->
                        found.map(before).orElseGet(Future::succeededFuture).map(done -> found))
                .onSuccess(found -> found.ifPresentOrElse(
                        it -> send(request, it),
                        () -> Problem.notFound("no such report in this mission").answer(request.context())))
                .onFailure(failure -> refuse(request.context(), failure));
    }

    /** A finding may name a report a moment before the warehouse has it: whoever follows it there waits that moment. */
    private Future<Optional<JsonObject>> look(Request request, Callable<Optional<JsonObject>> asked, int looks) {
        return workers.executeBlocking(asked, false)
                .compose(found -> found.isPresent() || looks == 1 || !request.mayStillCome()
                        ? Future.succeededFuture(found)
                        : vertx.timer(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)
                                .compose(passed -> look(request, asked, looks - 1)));
    }

    private static void send(Request request, JsonObject found) {
        RoutingContext context = request.context();
        Progress progress = request.desk().warehouse().map(Warehouse::progress).orElse(Progress.NOTHING);
        JsonObject body = new JsonObject()
                .put("mission", request.desk().id())
                .put("asOf", progress.asOf().map(Instant::toString).orElse(null))
                .put("behind", progress.behind())
                .put("whole", progress.whole())
                .mergeIn(found);
        context.response().putHeader("Content-Type", "application/json");
        if (!Freshness.answered(context, Digest.of(found.encode()))) {
            context.end(body.toBuffer());
        }
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof WarehouseUnavailable) {
            Problem.of(503, "Not yet", "the reports are still being read, or too many ask at once: ask again shortly")
                    .answer(context);
            return;
        }
        LOG.error("a question about reports was not answered", failure);
        Problem.of(503, "Not now", "what is shown is written down first, and then read; one of them failed")
                .answer(context);
    }

    /** Who asks which mission. */
    private record Request(RoutingContext context, MissionDesk desk) {

        /** @return whether figures or findings rest on reports that the warehouse does not have yet */
        boolean mayStillCome() {
            Instant read = desk.warehouse()
                    .map(Warehouse::progress)
                    .flatMap(Progress::asOf)
                    .orElse(Instant.MIN);
            return Stream.of(
                            desk.boards().rates().asOf(),
                            desk.boards().findings().asOf())
                    .flatMap(Optional::stream)
                    .anyMatch(read::isBefore);
        }

        Session session() {
            Warehouse warehouse =
                    desk.warehouse().orElseThrow(() -> new WarehouseException("this desk keeps no reports"));
            Caller caller = Callers.of(context);
            Scope scope = caller.scope();
            return warehouse.session(scope.wholeMission() ? Reach.everything() : Reach.of(scope.areas()));
        }
    }
}
