package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalInt;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.Outcome;

/** POST of many reports, one a line: one result line each, in order, and a bad one spoils only itself. */
final class BatchHandler implements Handler<RoutingContext> {
    private static final String CUSTOM_VERB = ":batch";
    private static final int ALL_TAKEN = 200;
    private static final int SOME_NOT = 207;

    private final Intake intake;
    private final Bodies bodies;
    private final GatewayMetrics metrics;

    BatchHandler(Intake intake, Bodies bodies, GatewayMetrics metrics) {
        this.intake = intake;
        this.bodies = bodies;
        this.metrics = metrics;
    }

    /** The router takes {@code :batch} for a path parameter, so that {@code /reportsX} would come here too. */
    static void exactPath(RoutingContext context) {
        if (context.normalizedPath().endsWith(CUSTOM_VERB)) {
            context.next();
        } else {
            context.fail(404);
        }
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        bodies.batch(context.request())
                .onSuccess(body -> run(context, caller, body))
                .onFailure(context::fail);
    }

    private void run(RoutingContext context, Caller caller, Bodies.Body body) {
        int most = bodies.limits().batchReports();
        int reports = BatchLines.count(body.bytes(), most);
        if (reports == 0 || reports > most) {
            body.close();
            context.fail((reports == 0
                            ? Problem.of(Problem.Kind.MALFORMED, "Expected one JSON object a line.")
                            : Problem.of(Problem.Kind.TOO_LARGE, "Expected at most " + most + " reports."))
                    .raised());
            return;
        }
        caller.bucket().charge(reports - 1);
        BatchRun run =
                new BatchRun(intake, caller, context.vertx().getOrCreateContext(), metrics, body.bytes(), reports);
        run.run()
                .onComplete(done -> body.close())
                .onSuccess(done -> answer(context, run))
                .onFailure(context::fail);
    }

    private static void answer(RoutingContext context, BatchRun run) {
        Buffer lines = Buffer.buffer(run.reports() * 96);
        boolean allTaken = true;
        boolean again = false;
        for (int report = 0; report < run.reports(); report++) {
            Outcome outcome = run.outcome(report);
            allTaken &= Answers.isTaken(outcome);
            again |= outcome.kind().status() == Outcome.Kind.NOT_TAKEN.status();
            Answers.appendLine(lines, run.line(report), outcome);
        }
        Answers.retryAfter(context.response(), again ? OptionalInt.of(5) : OptionalInt.empty());
        Answers.send(context.response(), allTaken ? ALL_TAKEN : SOME_NOT, Answers.NDJSON, lines);
    }
}
