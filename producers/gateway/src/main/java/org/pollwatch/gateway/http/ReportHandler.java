package org.pollwatch.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import org.pollwatch.gateway.intake.Channel;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.Outcome;

/** POST of one report. */
final class ReportHandler implements Handler<RoutingContext> {
    private final Intake intake;
    private final Bodies bodies;
    private final GatewayMetrics metrics;

    ReportHandler(Intake intake, Bodies bodies, GatewayMetrics metrics) {
        this.intake = intake;
        this.bodies = bodies;
        this.metrics = metrics;
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        bodies.single(context.request())
                .onSuccess(body -> take(context, caller, body))
                .onFailure(context::fail);
    }

    private void take(RoutingContext context, Caller caller, Bodies.Body body) {
        CompletionStage<Outcome> outcome;
        try {
            outcome = intake.take(caller.desk(), caller.team(), body.bytes(), 0, body.bytes().length, Channel.API);
        } catch (RuntimeException e) {
            context.fail(e);
            return;
        } finally {
            body.close();
        }
        Context loop = context.vertx().getOrCreateContext();
        outcome.thenAccept(it -> {
            metrics.count(caller.desk().id(), Channel.API, it.kind());
            if (loop == io.vertx.core.Vertx.currentContext()) {
                Answers.send(context.response(), it);
            } else {
                loop.runOnContext(nothing -> Answers.send(context.response(), it));
            }
        });
    }
}
