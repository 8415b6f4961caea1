package org.pollwatch.headquarters.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.ValidatorException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.casework.ReportFiles;
import org.pollwatch.headquarters.casework.WarehouseFiles;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.entry.EntryRefused;
import org.pollwatch.headquarters.http.ExportRoutes.Format;
import org.pollwatch.headquarters.mission.Missions;
import org.pollwatch.headquarters.statement.FreezeDesk;
import org.pollwatch.headquarters.statement.StatementDesk;
import org.pollwatch.warehouse.table.ReportTable.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds the operations of the OpenAPI document to what answers them; parameters are checked by the document first. */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Vertx vertx;
    private final SessionRoutes sessions;
    private final AuditRoutes trail;
    private final MissionRoutes missions;
    private final BoardRoutes boards;
    private final EntryRoutes entries;
    private final ExportRoutes exports;
    private final CaseworkRoutes casework;
    private final CorrectionRoutes corrections;
    private final QueryRoutes queries;
    private final ViewRoutes views;
    private final ChaseUpRoutes chaseUp;
    private final ReportRoutes reports;
    private final CompareRoutes compare;
    private final AnalysisRoutes analysis;
    private final TableRoutes tables;
    private final StatementRoutes statements;
    private final PublicRoutes released;

    Api(Vertx vertx, Missions missions, Rooms rooms, EntryLog log, Audit audit, Access access, FreezeDesk freezes) {
        this.vertx = vertx;
        this.sessions = new SessionRoutes(access, missions, audit);
        this.missions = new MissionRoutes(missions, rooms, access);
        this.trail = new AuditRoutes(vertx, this.missions, audit);
        this.boards = new BoardRoutes(this.missions);
        this.entries = new EntryRoutes(vertx, this.missions, log, audit);
        this.exports = new ExportRoutes(vertx, this.missions, audit);
        Clock clock = Clock.systemUTC();
        ReportFiles files =
                new WarehouseFiles(missions::find, work -> vertx.executeBlocking(Executors.callable(work), false));
        this.casework = new CaseworkRoutes(vertx, this.missions, log, audit, clock);
        this.corrections = new CorrectionRoutes(vertx, this.missions, files, log, audit, clock);
        this.views = new ViewRoutes(vertx, this.missions, log, audit, clock);
        this.chaseUp = new ChaseUpRoutes(vertx, this.missions, audit);
        this.queries = new QueryRoutes(vertx, this.missions, files, log, audit, clock);
        this.reports = new ReportRoutes(vertx, this.missions, audit);
        this.compare = new CompareRoutes(this.missions, missions);
        this.analysis = new AnalysisRoutes(vertx, this.missions, audit);
        this.tables = new TableRoutes(vertx, this.missions, audit);
        StatementDesk desk = new StatementDesk(log, clock);
        this.statements = new StatementRoutes(vertx, this.missions, freezes, desk, audit);
        this.released = new PublicRoutes(this.missions, desk);
    }

    Router router(OpenAPIContract contract) {
        RouterBuilder builder = RouterBuilder.create(vertx, contract);
        bind(builder, "showSession", sessions::show);
        bindEntry(builder, "signIn", sessions::signIn);
        bindEntry(builder, "signOut", sessions::signOut);
        bind(builder, "leaveForProvider", sessions::leave);
        bindReturn(builder, "comeBackFromProvider", sessions::comeBack);
        bind(builder, "listAudit", trail::list);
        bind(builder, "listMissions", missions::list);
        bind(builder, "showMission", missions::show);
        bind(builder, "showMap", missions::map);
        bind(builder, "watch", missions::events);
        bind(builder, "listRates", boards::rates);
        bind(builder, "listCoverage", boards::coverage);
        bind(builder, "listFindings", boards::findings);
        bind(builder, "listSeries", boards::series);
        bind(builder, "listIncidents", boards::incidents);
        bind(builder, "showQuickCount", boards::quickCount);
        bind(builder, "listReviews", boards::reviews);
        bind(builder, "compare", compare::compare);
        bind(builder, "listReports", reports::list);
        bind(builder, "showReport", reports::show);
        bind(builder, "showPlace", reports::place);
        bind(builder, "listRefusals", reports::refusals);
        bind(builder, "search", reports::search);
        bind(builder, "breakDown", analysis::breakdown);
        bind(builder, "listArrivals", analysis::arrivals);
        bind(builder, "showTables", analysis::schema);
        bindEntry(builder, "runSql", analysis::sql);
        for (TableRoutes.Format format : TableRoutes.Format.values()) {
            bind(builder, "exportReports." + format.extension, tables.export(Kind.REPORTS, format));
            bind(builder, "exportVisits." + format.extension, tables.export(Kind.VISITS, format));
        }
        bindEntry(builder, "enterSeries", entries::series);
        bindEntry(builder, "review", entries::review);
        bind(builder, "listNotes", casework::notes);
        bind(builder, "listReportsBehind", casework::reports);
        bindEntry(builder, "addNote", casework::note);
        bindEntry(builder, "correct", corrections::correct);
        bind(builder, "listQueries", boards::queries);
        bindEntry(builder, "postQuery", queries::post);
        bind(builder, "listViews", views::list);
        bindEntry(builder, "saveView", views::save);
        bindEntry(builder, "changeView", views::change);
        bindEntry(builder, "deleteView", views::delete);
        bind(builder, "chaseUp", chaseUp::list);
        bind(builder, "exportChaseUpCsv", chaseUp::csv);
        bind(builder, "listStatements", statements::list);
        bindEntry(builder, "freezeStatement", statements::freeze);
        bind(builder, "showStatement", statements::show);
        bind(builder, "takeStatementFigures", statements::figures);
        bind(builder, "takeStatementText", statements::text);
        bind(builder, "takeStatementXlsx", statements::xlsx);
        bind(builder, "printStatement", statements::print);
        bind(builder, "listStatementChanges", statements::changes);
        bindEntry(builder, "releaseStatement", statements::release);
        bindEntry(builder, "withdrawStatement", statements::withdraw);
        bind(builder, "listReleased", released::json);
        bind(builder, "listPublic", released::json);
        bind(builder, "showPublicPage", released::page);
        for (Format format : Format.values()) {
            String suffix = format == Format.CSV ? "Csv" : "Xlsx";
            bind(builder, "exportRates" + suffix, exports.rates(format));
            bind(builder, "exportCoverage" + suffix, exports.coverage(format));
            bind(builder, "exportFindings" + suffix, exports.findings(format));
            bind(builder, "exportIncidents" + suffix, exports.incidents(format));
        }
        return builder.createRouter();
    }

    /** Bodies are checked where they are read: the validator's own messages repeat what was sent, and it knows no CSV. */
    private static void bindEntry(RouterBuilder builder, String operation, Handler<RoutingContext> answer) {
        OpenAPIRoute route = builder.getRoute(operation).setDoValidation(false).addHandler(EntryRoutes.body());
        bind(route.addHandler(Guards::sameOrigin), answer);
    }

    /** A provider may add parameters of its own to the address that it sends the browser back to. */
    private static void bindReturn(RouterBuilder builder, String operation, Handler<RoutingContext> answer) {
        OpenAPIRoute route = builder.getRoute(operation).setDoValidation(false);
        Operation described = route.getOperation();
        route.addHandler(Guards.permission(described))
                .addHandler(answer)
                .addFailureHandler(context -> refuse(context, described));
    }

    private static void bind(RouterBuilder builder, String operation, Handler<RoutingContext> answer) {
        bind(builder.getRoute(operation), answer);
    }

    /** Nothing of what answers runs before it is known that the caller may. */
    private static void bind(OpenAPIRoute route, Handler<RoutingContext> answer) {
        Operation described = route.getOperation();
        route.addHandler(Guards.permission(described));
        route.addHandler(context -> {
                    Optional<Problem> fault = unknownParameter(context, described);
                    fault.ifPresentOrElse(problem -> problem.answer(context), () -> answer.handle(context));
                })
                .addFailureHandler(context -> refuse(context, described));
    }

    /** A misspelt filter must not quietly answer with everything. */
    private static Optional<Problem> unknownParameter(RoutingContext context, Operation operation) {
        for (String name : context.queryParams().names()) {
            if (operation.getParameters().stream().noneMatch(it -> it.getName().equals(name))) {
                return Optional.of(Problem.parameter("query parameter", "one that this address knows"));
            }
            if (context.queryParams().getAll(name).size() > 1) {
                return Optional.of(Problem.parameter(name, "to be given once"));
            }
        }
        return Optional.empty();
    }

    private static void refuse(RoutingContext context, Operation operation) {
        Throwable failure = context.failure();
        if (failure instanceof UnknownName unknown) {
            Problem.parameter(unknown.parameter(), unknown.expected()).answer(context);
        } else if (failure instanceof EntryRefused refused) {
            Problem.fields(refused.faults()).answer(context);
        } else if (context.statusCode() == 413) {
            Problem.of(413, "Too large", "the body is larger than " + EntryRoutes.LARGEST + " bytes")
                    .answer(context);
        } else if (failure instanceof ValidatorException || context.statusCode() == 400) {
            invalid(context, operation).answer(context);
        } else if (failure == null && context.statusCode() < 500) {
            Problem.unread(context);
        } else {
            LOG.error("{} failed", operation.getOperationId(), failure);
            Problem.of(500, "Internal error", "the answer could not be made; the log says why")
                    .answer(context);
        }
    }

    /** The validator's own words do not say what was expected; the document does. */
    private static Problem invalid(RoutingContext context, Operation operation) {
        String words = words(context.failure());
        for (Parameter parameter : operation.getParameters()) {
            if (words.contains("parameter " + parameter.getName() + " ")) {
                String expected = parameter.getOpenAPIModel().getString("description", "another value");
                return Problem.parameter(parameter.getName(), expected);
            }
        }
        return Problem.of(400, "Bad request", "the request does not fit the API's description");
    }

    private static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable step = failure; step != null; step = step.getCause()) {
            words.append(step.getMessage()).append(' ');
        }
        return words.toString();
    }
}
