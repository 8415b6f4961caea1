package org.pollwatch.gateway.http;

import io.vertx.ext.web.RoutingContext;
import org.pollwatch.gateway.intake.MissionDesk;
import org.pollwatch.gateway.intake.TeamIdentity;

/** Who makes a request, and to which mission. */
public record Caller(MissionDesk desk, TeamIdentity team, TokenBucket bucket) {
    private static final String KEY = "caller";

    void attach(RoutingContext context) {
        context.put(KEY, this);
    }

    /** @throws IllegalStateException on a route that asks for no token */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("expected a route that asks for a token");
        }
        return caller;
    }
}
