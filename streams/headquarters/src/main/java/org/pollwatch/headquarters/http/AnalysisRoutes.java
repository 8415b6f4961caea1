package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.analysis.BreakdownJson;
import org.pollwatch.headquarters.analysis.BreakdownRequest;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.http.WarehouseWork.Noted;
import org.pollwatch.headquarters.report.Arrivals;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.analysis.BreakdownQuery;
import org.pollwatch.warehouse.analysis.Breakdowns;
import org.pollwatch.warehouse.sql.Query;
import org.pollwatch.warehouse.sql.QueryAnswer;
import org.pollwatch.warehouse.sql.QueryLimits;
import org.pollwatch.warehouse.sql.TableList;

/** Breakdowns of one question, and somebody's own SQL. Confined to the server's event loop. */
final class AnalysisRoutes {
    private static final int AT_A_TIME = 2;
    private static final int ROWS = 1_000;

    private final MissionRoutes missions;
    private final WarehouseWork work;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "headquarters-sql-clock");
        thread.setDaemon(true);
        return thread;
    });

    /** Whose query runs: one at a time for each account. */
    private final Set<String> asking = new HashSet<>();

    AnalysisRoutes(Vertx vertx, MissionRoutes missions, Audit audit) {
        this.missions = missions;
        this.work = new WarehouseWork(vertx, audit, "headquarters-analysis", AT_A_TIME);
    }

    void breakdown(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            BreakdownQuery query = new BreakdownRequest(mission)
                    .read(
                            Parameters.of(context, "form").orElse(""),
                            Parameters.of(context, "question"),
                            Parameters.of(context, "indicator"),
                            Parameters.of(context, "by").orElse("region"),
                            Parameters.area(context, mission));
            Map<String, String> filter = new TreeMap<>();
            context.queryParams().forEach(filter::put);
            Noted noted =
                    new Noted(AuditAction.ANALYSE, List.of(query.question().id()), filter);
            work.run(
                    context,
                    desk,
                    noted,
                    (warehouse, session) -> Breakdowns.of(query, session),
                    found -> answer(context, BreakdownJson.of(query, found)));
        });
    }

    /** When what each hour has came in: behind the time view, which shows what was late. */
    void arrivals(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            String form = Parameters.of(context, "form").orElse("");
            if (mission.newest(form).isEmpty()) {
                throw new UnknownName("form", "a form id of mission " + mission.id());
            }
            String area = Parameters.area(context, mission).orElseGet(() -> mission.areas().all().stream()
                    .filter(it -> it.parent().isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .id());
            work.count(
                    context,
                    desk,
                    (warehouse, session) -> new Arrivals(mission, session).of(form, area),
                    found -> answer(
                            context,
                            new JsonObject()
                                    .put("mission", desk.id())
                                    .put("area", area)
                                    .put("form", form)
                                    .mergeIn(found)));
        });
    }

    void schema(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Noted noted = new Noted(AuditAction.ANALYSE, List.of("schema"), Map.of());
            work.run(context, desk, noted, (warehouse, session) -> TableList.of(session), tables -> {
                JsonArray all = new JsonArray();
                tables.forEach((name, columns) ->
                        all.add(new JsonObject().put("name", name).put("columns", columns(columns))));
                answer(context, new JsonObject().put("mission", desk.id()).put("tables", all));
            });
        });
    }

    void sql(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<JsonObject> body = body(context);
            String text = body.map(it -> it.getValue("query"))
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .orElse("");
            Object rows = body.map(it -> it.getValue("limit")).orElse(ROWS);
            if (text.isBlank() || text.length() > Query.LONGEST) {
                Problem.of(422, "Not answered", "query: expected one SELECT of 1 to " + Query.LONGEST + " characters")
                        .answer(context);
                return;
            }
            if (!(rows instanceof Integer limit) || limit < 1) {
                Problem.of(422, "Not answered", "limit: expected a number of rows from 1")
                        .answer(context);
                return;
            }
            String account = Callers.of(context).account();
            if (!asking.add(account)) {
                Problem.of(429, "One at a time", "a query of this account is still running")
                        .answer(context);
                return;
            }
            QueryLimits limits = QueryLimits.DEFAULT.rows(limit);
            // The text is headquarters' own words: it is what an auditor needs.
            Noted noted = new Noted(AuditAction.SQL, List.of(), Map.of("query", text));
            work.run(
                            context,
                            desk,
                            noted,
                            (warehouse, session) -> Query.run(session, text, limits, clock),
                            found -> answer(context, json(found)))
                    .onComplete(done -> asking.remove(account));
        });
    }

    private static Optional<JsonObject> body(RoutingContext context) {
        try {
            return Optional.ofNullable(context.body().asJsonObject());
        } catch (RuntimeException e) {
            return Optional.empty(); // not JSON: refused as a body without a query
        }
    }

    private static JsonObject json(QueryAnswer found) {
        JsonArray rows = new JsonArray();
        found.rows().forEach(row -> rows.add(new JsonArray(row)));
        return new JsonObject()
                .put("columns", columns(found.columns()))
                .put("rows", rows)
                .put("truncated", found.truncated())
                .put("millis", found.millis());
    }

    private static JsonArray columns(List<QueryAnswer.Column> columns) {
        JsonArray all = new JsonArray();
        columns.forEach(it -> all.add(new JsonObject().put("name", it.name()).put("type", it.type())));
        return all;
    }

    private static void answer(RoutingContext context, JsonObject json) {
        context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        context.end(json.toBuffer());
    }
}
