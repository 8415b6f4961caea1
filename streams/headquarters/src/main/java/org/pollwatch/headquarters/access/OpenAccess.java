package org.pollwatch.headquarters.access;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Everybody who reaches the address may do everything: for a replay on one's own machine, and for tests. */
public final class OpenAccess implements Access {

    @Override
    public String word() {
        return "open";
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        router.route().handler(context -> {
            Callers.put(context, Caller.LOCAL);
            context.next();
        });
    }
}
