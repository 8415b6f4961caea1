package org.pollwatch.gateway.app;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.observer.ObserverApp;

/**
 * The observer's page under {@code /app/}: its files from memory, gzip where the client takes it. What is named by its
 * content is kept for ever, everything else is asked for again by its tag. Nothing of a request is logged: a link to
 * the page carries a token in its fragment, and somebody will paste it as a query one day.
 */
public final class AppRoutes {
    private static final String ROOT = "/app/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int MOVED = 308;

    /** Nothing inline, nothing from elsewhere; pictures made on the phone are blobs. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final Map<String, ServedFile> files = new TreeMap<>();

    private AppRoutes(ObserverApp app) {
        app.files().forEach(file -> files.put(file.path(), ServedFile.of(file)));
    }

    /** Adds the page to a router. */
    public static void mount(Router router) {
        AppRoutes routes = new AppRoutes(ObserverApp.load());
        // A router takes "/app" and "/app/" for the same path, so one handler tells them apart.
        router.get("/app*").handler(routes::handle);
    }

    private void handle(RoutingContext context) {
        String path = context.request().path();
        if (path.equals("/app")) {
            // The browser keeps the fragment, and the query is dropped.
            context.response()
                    .setStatusCode(MOVED)
                    .putHeader(HttpHeaders.LOCATION, ROOT)
                    .end();
            return;
        }
        ServedFile file = path.startsWith(ROOT) ? files.get(path.substring(ROOT.length())) : null;
        if (file == null) {
            context.fail(NOT_FOUND);
        } else {
            send(context, file);
        }
    }

    private static void send(RoutingContext context, ServedFile file) {
        HttpServerResponse response = context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, file.lasting() ? FOR_EVER : ASK_AGAIN)
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.VARY, "accept-encoding");
        if (file.isKnown(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        String encodings = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean packed = encodings != null && encodings.contains("gzip") && file.isSmallerPacked();
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type()).end(packed ? file.packed() : file.plain());
    }
}
