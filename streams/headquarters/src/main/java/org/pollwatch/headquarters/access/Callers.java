package org.pollwatch.headquarters.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The caller of a request, from the moment that access has found out until it is answered. */
public final class Callers {
    private static final String KEY = "org.pollwatch.caller";

    private Callers() {}

    /**
     * @return who asks; never anybody without the permission that the operation names
     * @throws IllegalStateException if the request did not come past access: a fault of ours, answered with 500
     */
    public static Caller of(RoutingContext context) {
        return find(context).orElseThrow(() -> new IllegalStateException("a request that nobody has let in"));
    }

    /** @return who asks; empty for somebody without an account, who reaches public operations only */
    public static Optional<Caller> find(RoutingContext context) {
        return Optional.ofNullable(context.<Caller>get(KEY));
    }

    static void put(RoutingContext context, Caller caller) {
        context.put(KEY, caller);
    }
}
