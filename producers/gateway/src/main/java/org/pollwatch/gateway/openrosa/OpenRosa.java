package org.pollwatch.gateway.openrosa;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import org.pollwatch.gateway.http.Annex;

/**
 * The routes under {@code /v1/key/{token}/missions/{mission}}, which is the {@code server_url} of ODK Collect. The token is part
 * of the path, so that a phone needs no password dialog; no path is logged, and figures name the route only.
 */
public final class OpenRosa implements Annex {
    private static final String KEYS = "/v1/key/";
    private static final String BASE = KEYS + ":token/missions/:mission";
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final FormDocuments documents = new FormDocuments();
    private final Addresses addresses;

    /** @param publicUrl where phones reach the gateway, if a request's own host is not it */
    public OpenRosa(Optional<URI> publicUrl) {
        this.addresses = new Addresses(publicUrl);
    }

    @Override
    public void mount(Router router, Site site) {
        KeyDoor door = new KeyDoor(site.door(), site.bodies().limits().batch());
        FailureHandler failures = new FailureHandler();
        router.route(KEYS + "*").handler(door::greet).failureHandler(failures);
        FormListHandler lists = new FormListHandler(documents, addresses);
        DownloadHandler downloads = new DownloadHandler(documents, addresses);
        add(router, HttpMethod.GET, "/formList", door, lists);
        add(router, HttpMethod.GET, "/forms/:form/manifest", door, downloads::manifest);
        add(router, HttpMethod.GET, "/forms/:form/:version.xml", door, downloads::form);
        add(router, HttpMethod.GET, "/media/:file", door, downloads::media);
        add(router, HttpMethod.HEAD, "/submission", door, OpenRosa::ready);
        add(router, HttpMethod.POST, "/submission", door, new SubmissionHandler(site));
        router.route(BASE + "/submission").handler(context -> context.fail(WRONG_METHOD));
        router.route(KEYS + "*").handler(context -> context.fail(NOT_FOUND));
    }

    private static void add(
            Router router, HttpMethod method, String path, KeyDoor door, Handler<RoutingContext> handler) {
        router.route(method, BASE + path).handler(door::admit).handler(handler);
    }

    /** Collect takes 204 and nothing else for "a submission may come". */
    private static void ready(RoutingContext context) {
        context.response().setStatusCode(204).end();
    }
}
