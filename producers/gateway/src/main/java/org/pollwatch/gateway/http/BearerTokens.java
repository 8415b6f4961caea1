package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The door for those whose token is a header. */
final class BearerTokens implements Handler<RoutingContext> {
    private static final String SCHEME = "Bearer ";

    private final Door door;

    BearerTokens(Door door) {
        this.door = door;
    }

    @Override
    public void handle(RoutingContext context) {
        door.admit(context, token(context));
        context.next();
    }

    private static Optional<String> token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length()).strip());
    }
}
