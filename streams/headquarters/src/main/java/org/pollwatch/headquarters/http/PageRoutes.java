package org.pollwatch.headquarters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import org.pollwatch.headquarters.http.Assets.Asset;

/** The page and its libraries. */
final class PageRoutes {
    private static final String PAGE = "page/";
    private static final String VENDOR = "/vendor/";
    private static final String START = "index.html";

    private final Assets assets = new Assets();
    private final VendorModules modules = new VendorModules();
    private final Optional<Path> directory;

    /** @param directory where the page lies instead, while somebody works on it */
    PageRoutes(Optional<Path> directory) {
        this.directory = directory;
    }

    void page(RoutingContext context) {
        String path = context.normalizedPath().substring(1);
        String file = path.isEmpty() ? START : path;
        send(context, directory.map(it -> assets.findIn(it, file)).orElseGet(() -> assets.find(PAGE + file)));
    }

    void vendor(RoutingContext context) {
        String path = context.normalizedPath().substring(VENDOR.length());
        send(context, modules.resource(path).flatMap(assets::find));
    }

    private static void send(RoutingContext context, Optional<Asset> found) {
        if (found.isEmpty()) {
            Problem.notFound("no such file").answer(context);
            return;
        }
        Asset asset = found.get();
        HttpServerResponse response =
                context.response().putHeader("Content-Type", asset.type()).putHeader("Vary", "Accept-Encoding");
        if (Freshness.answered(context, asset.tag())) {
            return;
        }
        boolean packed = Optional.ofNullable(context.request().getHeader("Accept-Encoding"))
                .filter(it -> it.contains("gzip"))
                .isPresent();
        response.putHeader("Content-Encoding", packed ? "gzip" : "identity");
        context.end(Buffer.buffer(packed ? asset.gzip() : asset.body()));
    }
}
