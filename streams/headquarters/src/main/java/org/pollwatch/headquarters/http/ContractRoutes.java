package org.pollwatch.headquarters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.pollwatch.contract.published.PublishedFiles;
import org.pollwatch.contract.published.PublishedFiles.PublishedFile;

/** The contract, for whoever wants to read it: nothing of a mission is in it, so nobody needs an account. */
final class ContractRoutes {
    private final PublishedFiles files;

    ContractRoutes(PublishedFiles files) {
        this.files = files;
    }

    void send(RoutingContext context) {
        Optional<PublishedFile> file = files.find(context.normalizedPath());
        if (file.isEmpty()) {
            Problem.notFound("no such file").answer(context);
            return;
        }
        context.response()
                .putHeader("Content-Security-Policy", PublishedFiles.POLICY)
                .putHeader("Content-Type", file.get().type());
        context.end(Buffer.buffer(file.get().body()));
    }
}
