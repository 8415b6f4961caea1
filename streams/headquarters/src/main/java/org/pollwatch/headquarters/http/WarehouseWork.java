package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.warehouse.Reach;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.Warehouse;
import org.pollwatch.warehouse.WarehouseUnavailable;
import org.pollwatch.warehouse.sql.QueryRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on the warehouse: written down first, then done on one of a few worker threads in a session that holds what is the
 * caller's and nothing else. Confined to the server's event loop.
 */
final class WarehouseWork {
    private static final Logger LOG = LoggerFactory.getLogger(WarehouseWork.class);
    private static final int WAITING = 8;

    private final Vertx vertx;
    private final Audit audit;
    private final WorkerExecutor workers;
    private final int most;
    private int open;

    WarehouseWork(Vertx vertx, Audit audit, String name, int atATime) {
        this.vertx = vertx;
        this.audit = audit;
        this.workers = vertx.createSharedWorkerExecutor(name, atATime);
        this.most = atATime + WAITING;
    }

    interface Task<T> {
        T of(Warehouse warehouse, Session session) throws Exception;
    }

    /** What is written to the audit trail about it. */
    record Noted(AuditAction action, List<String> subjects, Map<String, String> filter) {}

    /** Answers with a problem where it fails; {@code then} is called on the event loop where it does not. */
    <T> Future<T> run(RoutingContext context, MissionDesk desk, Noted noted, Task<T> task, Consumer<T> then) {
        return run(
                context,
                desk,
                () -> audit.record(Callers.of(context), desk.id(), noted.action(), noted.subjects(), noted.filter()),
                task,
                then);
    }

    /** As above, of numbers that show nobody's report: nothing is written down. */
    <T> Future<T> count(RoutingContext context, MissionDesk desk, Task<T> task, Consumer<T> then) {
        return run(context, desk, () -> CompletableFuture.completedFuture(null), task, then);
    }

    private <T> Future<T> run(
            RoutingContext context,
            MissionDesk desk,
            Supplier<CompletionStage<Void>> noted,
            Task<T> task,
            Consumer<T> then) {
        if (desk.warehouse().isEmpty()) {
            Problem.of(503, "Not here", "this headquarters keeps no single reports")
                    .answer(context);
            return Future.failedFuture("no warehouse");
        }
        if (open >= most) {
            Problem.of(503, "Busy", "too many such requests at once").answer(context);
            return Future.failedFuture("busy");
        }
        open++;
        Warehouse warehouse = desk.warehouse().get();
        Caller caller = Callers.of(context);
        return Future.fromCompletionStage(noted.get(), vertx.getOrCreateContext())
                .recover(failure -> Future.failedFuture(new NotNoted()))
                .compose(done -> workers.executeBlocking(
                        () -> {
                            try (Session session = warehouse.session(reach(caller.scope()))) {
                                return task.of(warehouse, session);
                            }
                        },
                        false))
                .onComplete(done -> {
                    open--;
                    if (done.succeeded()) {
                        then.accept(done.result());
                    } else {
                        problem(done.cause()).answer(context);
                    }
                });
    }

    private static Reach reach(Scope scope) {
        return scope.wholeMission() ? Reach.everything() : Reach.of(scope.areas());
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof QueryRefused refused) {
            return Problem.of(422, "Not answered", refused.getMessage());
        }
        if (failure instanceof TooManyRows rows) {
            return Problem.of(409, "Too many rows", rows.getMessage());
        }
        if (failure instanceof WarehouseUnavailable) {
            return Problem.of(503, "Not yet", "the reports are still being read; try again");
        }
        if (failure instanceof NotNoted) {
            return Problem.of(503, "Not now", "who asks is written down first, and that failed");
        }
        LOG.error("work on the warehouse failed", failure);
        return Problem.of(500, "Internal error", "the answer could not be made; the log says why");
    }

    /** A sheet has no more. */
    static final class TooManyRows extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        TooManyRows(String message) {
            super(message);
        }
    }

    private static final class NotNoted extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }
}
