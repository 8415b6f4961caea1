package org.pollwatch.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.function.Consumer;

/** One event loop's share of the server. */
final class HttpVerticle extends VerticleBase {
    private final Routes routes;
    private final OpenAPIContract contract;
    private final HttpServerOptions options;
    private final ConnectionGuard guard;
    private final Consumer<HttpServer> started;

    /** @param started told of the server once it listens */
    HttpVerticle(
            Routes routes,
            OpenAPIContract contract,
            HttpServerOptions options,
            ConnectionGuard guard,
            Consumer<HttpServer> started) {
        this.routes = routes;
        this.contract = contract;
        this.options = options;
        this.guard = guard;
        this.started = started;
    }

    @Override
    public Future<?> start() {
        guard.start(vertx);
        Router router = routes.router(vertx, contract);
        return vertx.createHttpServer(options)
                .connectionHandler(guard::opened)
                .requestHandler(request -> {
                    guard.began(request);
                    router.handle(request);
                })
                .listen()
                .onSuccess(started::accept);
    }
}
