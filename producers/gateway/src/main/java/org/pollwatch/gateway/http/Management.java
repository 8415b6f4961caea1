package org.pollwatch.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.util.function.BooleanSupplier;
import org.pollwatch.gateway.intake.Teams;

/** Health and metrics, on a port of their own. */
final class Management {
    private final Vertx vertx;
    private final PrometheusMeterRegistry meters;
    private final Teams teams;
    private final BooleanSupplier draining;
    private HttpServer server;

    Management(Vertx vertx, PrometheusMeterRegistry meters, Teams teams, BooleanSupplier draining) {
        this.vertx = vertx;
        this.meters = meters;
        this.teams = teams;
        this.draining = draining;
    }

    /** @param port 0 for a free one */
    Future<HttpServer> listen(String host, int port) {
        HealthChecks ready = HealthChecks.create(vertx)
                .register("teams", check -> check.complete(status(teams.isFresh())))
                .register("serving", check -> check.complete(status(!draining.getAsBoolean())));
        Router router = Router.router(vertx);
        router.errorHandler(400, new ProblemHandler());
        router.get("/health/live").handler(HealthCheckHandler.createWithHealthChecks(HealthChecks.create(vertx)));
        router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(ready));
        router.get("/metrics").handler(this::metrics);
        return vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(router)
                .listen()
                .onSuccess(listening -> server = listening);
    }

    int port() {
        return server.actualPort();
    }

    private void metrics(RoutingContext context) {
        context.vertx()
                .executeBlocking(meters::scrape, false)
                .onSuccess(text -> context.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail);
    }

    private static Status status(boolean good) {
        return good ? Status.OK() : Status.KO();
    }
}
