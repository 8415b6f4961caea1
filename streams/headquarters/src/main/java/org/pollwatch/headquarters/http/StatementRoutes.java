package org.pollwatch.headquarters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.entry.StatementEntry;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.statement.Freeze;
import org.pollwatch.headquarters.statement.FreezeDesk;
import org.pollwatch.headquarters.statement.LiveFigures;
import org.pollwatch.headquarters.statement.StatementDesk;
import org.pollwatch.headquarters.statement.StatementJson;
import org.pollwatch.headquarters.statement.StatementXlsx;
import org.pollwatch.mission.Mission;
import org.pollwatch.statement.FigureChanges;
import org.pollwatch.statement.FigureChanges.Figure;
import org.pollwatch.statement.Reading;
import org.pollwatch.statement.Recomputed;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementHtml;
import org.pollwatch.statement.StatementReading;
import org.pollwatch.statement.StatementText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statements for headquarters: freezing, reading, what changed since, release and withdrawal. Drafts are seen here alone. */
final class StatementRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(StatementRoutes.class);
    private static final String LIVE = "live";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Vertx vertx;
    private final MissionRoutes missions;
    private final FreezeDesk freezes;
    private final StatementDesk statements;
    private final Audit audit;

    StatementRoutes(Vertx vertx, MissionRoutes missions, FreezeDesk freezes, StatementDesk statements, Audit audit) {
        this.vertx = vertx;
        this.missions = missions;
        this.freezes = freezes;
        this.statements = statements;
        this.audit = audit;
    }

    void list(RoutingContext context) {
        missions.withMission(
                context,
                (desk, snapshot) -> json(
                        context,
                        200,
                        StatementJson.list(desk.boards().statements().all(), running(desk))));
    }

    /** What is being frozen, until the board has it. */
    private Optional<Freeze> running(MissionDesk desk) {
        return freezes.of(desk.id())
                .filter(it -> desk.boards().statements().find(it.id()).isEmpty());
    }

    void freeze(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            String title = StatementEntry.title(context.body().asString());
            String by = Callers.of(context).account();
            CompletionStage<Void> noted = audit.record(Callers.of(context), desk.id(), AuditAction.FREEZE, title);
            answer(context, noted, done -> {
                Optional<Freeze> started = freezes.start(desk, title, by);
                if (started.isEmpty()) {
                    Problem.of(409, "Being frozen", "another statement of this mission is being frozen; wait for it")
                            .answer(context);
                    return;
                }
                String here = context.normalizedPath() + "/" + started.get().id();
                context.response().putHeader("Location", here);
                json(context, 202, StatementJson.freeze(started.get()));
            });
        });
    }

    void show(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<Freeze> freeze = running(desk).filter(it -> it.id().equals(id(context)));
            if (freeze.isPresent()) {
                json(context, 200, StatementJson.freeze(freeze.get()));
                return;
            }
            withStatement(context, (at, it) -> json(context, 200, StatementJson.full(it, reading(context, it))));
        });
    }

    void figures(RoutingContext context) {
        withStatement(
                context,
                (desk, it) -> take(context, desk, it, "json", "application/json", Buffer.buffer(Recomputed.bytes(it))));
    }

    void text(RoutingContext context) {
        withStatement(context, (desk, it) -> {
            Buffer text = Buffer.buffer(StatementText.of(reading(context, it)));
            take(context, desk, it, "txt", "text/plain; charset=utf-8", text);
        });
    }

    void xlsx(RoutingContext context) {
        withStatement(context, (desk, it) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                StatementXlsx.write(reading(context, it), statements.book(it), Parameters.language(context), out);
            } catch (IOException e) {
                throw new UncheckedIOException("a workbook in memory", e);
            }
            take(context, desk, it, "xlsx", XLSX, Buffer.buffer(out.toByteArray()));
        });
    }

    void print(RoutingContext context) {
        withStatement(context, (desk, it) -> {
            Reading reading = reading(context, it);
            String page = StatementHtml.page(
                    it.getTitle(), Parameters.language(context), List.of(reading), context.normalizedPath());
            noStore(context).putHeader("Content-Type", "text/html; charset=utf-8");
            context.end(page);
        });
    }

    /** Who takes a statement away is written down first. */
    private void take(
            RoutingContext context, MissionDesk desk, Statement it, String extension, String type, Buffer content) {
        CompletionStage<Void> noted = audit.record(
                Callers.of(context), desk.id(), AuditAction.EXPORT, "statement " + it.getId() + "." + extension);
        answer(context, noted, done -> {
            String file = "pollwatch-" + desk.id() + "-statement-" + it.getId().substring(0, 8) + "." + extension;
            noStore(context)
                    .putHeader("Content-Type", type)
                    .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
            context.end(content);
        });
    }

    void changes(RoutingContext context) {
        withStatement(context, (desk, it) -> {
            StatementBook book = statements.book(it);
            String with = Parameters.of(context, "with").orElse(LIVE);
            SortedMap<Figure, Long> other =
                    with.equals(LIVE) ? LiveFigures.of(desk.boards().rates(), book) : other(desk, with);
            json(
                    context,
                    200,
                    StatementJson.changes(it, with, FigureChanges.between(FigureChanges.of(book), other), book));
        });
    }

    private SortedMap<Figure, Long> other(MissionDesk desk, String id) {
        Statement other = desk.boards()
                .statements()
                .find(id)
                .orElseThrow(() -> new UnknownName("with", "live, or the id of a statement of this mission"));
        return FigureChanges.of(statements.book(other));
    }

    void release(RoutingContext context) {
        decide(
                context,
                it -> it.getState() != StatementState.WITHDRAWN,
                (desk, mission, it) -> statements.release(
                        desk, mission, it, Callers.of(context).account()));
    }

    void withdraw(RoutingContext context) {
        String why = StatementEntry.reason(context.body().asString());
        decide(
                context,
                it -> it.getState() != StatementState.WITHDRAWN,
                (desk, mission, it) -> statements.withdraw(
                        desk, mission, it, Callers.of(context).account(), why));
    }

    private interface Decision {
        CompletionStage<Statement> take(MissionDesk desk, Mission mission, Statement statement);
    }

    private void decide(RoutingContext context, Function<Statement, Boolean> possible, Decision decision) {
        missions.withMission(
                context,
                (desk, snapshot) -> withStatement(context, (same, it) -> {
                    if (!possible.apply(it)) {
                        Problem.of(409, "Withdrawn", "what was withdrawn never comes back; freeze another")
                                .answer(context);
                        return;
                    }
                    CompletionStage<Statement> decided = audit.record(
                                    Callers.of(context), desk.id(), AuditAction.RELEASE_STATEMENT, it.getId())
                            .thenCompose(done -> decision.take(desk, snapshot.mission(), it));
                    answer(context, decided, now -> json(context, 202, StatementJson.head(now)));
                }));
    }

    private Reading reading(RoutingContext context, Statement it) {
        return StatementReading.whole(it, statements.book(it), Parameters.language(context));
    }

    private void withStatement(RoutingContext context, BiConsumer<MissionDesk, Statement> answer) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<Statement> found = desk.boards().statements().find(id(context));
            found.ifPresentOrElse(
                    it -> answer.accept(desk, it),
                    () -> Problem.notFound("no such statement of this mission").answer(context));
        });
    }

    private static String id(RoutingContext context) {
        return context.pathParam("statement");
    }

    private <T> void answer(RoutingContext context, CompletionStage<T> stage, java.util.function.Consumer<T> then) {
        Future.fromCompletionStage(stage, vertx.getOrCreateContext())
                .onSuccess(then::accept)
                .onFailure(failure -> {
                    LOG.warn("a decision about a statement was not written down", failure);
                    Problem.of(503, "Not taken", "not taken, or the end of it is unknown: send the same again")
                            .answer(context);
                });
    }

    private static void json(RoutingContext context, int status, ObjectNode json) {
        noStore(context).setStatusCode(status).putHeader("Content-Type", "application/json");
        context.end(Buffer.buffer(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static io.vertx.core.http.HttpServerResponse noStore(RoutingContext context) {
        return context.response().putHeader("Cache-Control", "no-store");
    }
}
