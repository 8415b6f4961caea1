package org.pollwatch.headquarters.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Permission;

/** What every answer carries and every request must show. */
final class Guards {
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PUBLIC_ORIGIN = "org.pollwatch.public";
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
    static void sameOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean ownSite = site == null || site.equals("same-origin") || site.equals("none");
        if (ownSite
                && (origin == null || isOwn(origin, request) || origin.equalsIgnoreCase(context.get(PUBLIC_ORIGIN)))) {
            context.next();
            return;
        }
        Problem.of(403, "Another origin", "only the page of this address, or a program, may enter anything")
                .answer(context);
    }

    /**
     * @return lets through who has the permission that the operation names in the document
     * @throws IllegalStateException if it names none: no operation is open because somebody forgot
     */
    static Handler<RoutingContext> permission(Operation operation) {
        String word = operation.getOpenAPIModel().getString("x-permission", "");
        Permission permission = Permission.of(word)
                .orElseThrow(() -> new IllegalStateException("operation " + operation.getOperationId()
                        + ": expected x-permission to name a permission, was \"" + word + "\""));
        return context -> {
            Optional<Caller> caller = Callers.find(context);
            if (permission == Permission.PUBLIC
                    || caller.filter(it -> it.may(permission)).isPresent()) {
                context.next();
            } else if (caller.isPresent()) {
                Problem.of(403, "Not allowed", "the account may not do this: it needs " + permission.word())
                        .answer(context);
            } else {
                Problem.of(401, "Not signed in", "sign in first").answer(context);
            }
        };
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null && origin.equalsIgnoreCase(request.scheme() + "://" + authority);
    }

    /** Notes on every request the address under which browsers know headquarters. */
    static void servedAt(Router router, URI address) {
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        router.route().handler(context -> {
            context.put(PUBLIC_ORIGIN, origin);
            context.next();
        });
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
