package org.pollwatch.headquarters.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** What every answer carries and every request must show. */
final class Guards {
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Guards() {}

    static void headers(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", CONTENT_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        context.next();
    }

    /**
     * Refuses requests under a foreign name: a page elsewhere whose name is made to point at this machine (DNS rebinding)
     * must not read what only this machine's user may.
     */
    static void host(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        if (authority != null && LOOPBACK_NAMES.contains(authority.host().toLowerCase(Locale.ROOT))) {
            context.next();
            return;
        }
        Problem.of(421, "Misdirected request", "this address is served under the names localhost and 127.0.0.1 only")
                .answer(context);
    }

    /**
     * Refuses what a page of another origin sends in its reader's name: browsers say where a request comes from. Programs
     * that are no browser say nothing, and pass.
     */
    static void sameOrigin(RoutingContext context, Handler<RoutingContext> answer) {
        HttpServerRequest request = context.request();
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean ownSite = site == null || site.equals("same-origin") || site.equals("none");
        if (ownSite && (origin == null || isOwn(origin, request))) {
            answer.handle(context);
            return;
        }
        Problem.of(403, "Another origin", "only the page of this address, or a program, may enter anything")
                .answer(context);
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null && origin.equalsIgnoreCase(request.scheme() + "://" + authority);
    }

    /** @return whether only this machine can reach a server bound to the address */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
