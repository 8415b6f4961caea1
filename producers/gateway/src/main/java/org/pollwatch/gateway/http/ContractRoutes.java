package org.pollwatch.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.pollwatch.contract.published.PublishedFiles;
import org.pollwatch.contract.published.PublishedFiles.PublishedFile;

/** The contract, for whoever wants to read it: nothing of a mission is in it, so nobody is asked for a token. */
final class ContractRoutes {
    private static final int NOT_FOUND = 404;

    private final PublishedFiles files;

    private ContractRoutes(PublishedFiles files) {
        this.files = files;
    }

    static void mount(Router router, PublishedFiles files) {
        ContractRoutes routes = new ContractRoutes(files);
        router.get(PublishedFiles.FOLDER + "*").handler(routes::send);
    }

    private void send(RoutingContext context) {
        Optional<PublishedFile> file = files.find(context.normalizedPath());
        if (file.isEmpty()) {
            context.fail(NOT_FOUND);
            return;
        }
        context.response()
                .putHeader("Content-Security-Policy", PublishedFiles.POLICY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, file.get().type())
                .end(Buffer.buffer(file.get().body()));
    }
}
