package org.pollwatch.headquarters.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/** Health and metrics, on a port of their own that need not be reachable for those who watch. */
public final class ManagementServer extends VerticleBase {
    private final String host;
    private final int port;
    private final Supplier<Optional<String>> fault;
    private final PrometheusMeterRegistry metrics;
    private HttpServer server;

    /**
     * @param port 0 for any free one
     * @param fault what is wrong; empty while all is well
     */
    public ManagementServer(String host, int port, Supplier<Optional<String>> fault, PrometheusMeterRegistry metrics) {
        this.host = host;
        this.port = port;
        this.fault = fault;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.errorHandler(400, Problem::unread);
        if (Guards.isLoopback(host)) {
            router.route().handler(Guards::host);
        }
        router.get("/health").handler(this::health);
        router.get("/metrics").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape()));
        server = vertx.createHttpServer().requestHandler(router);
        return server.listen(port, host);
    }

    private void health(RoutingContext context) {
        Optional<String> wrong = fault.get();
        JsonObject json = new JsonObject().put("status", wrong.isEmpty() ? "UP" : "DOWN");
        wrong.ifPresent(it -> json.put("fault", it));
        context.response().setStatusCode(wrong.isEmpty() ? 200 : 503);
        context.json(json);
    }

    /** @return the port that it listens on, once it is started */
    public int port() {
        return server.actualPort();
    }
}
