package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** GET of the forms or the places: from memory, with ETag, gzip where the client takes it. */
public final class DocumentHandler implements Handler<RoutingContext> {
    private static final String FRESH_FOR = "private, max-age=30";
    private static final int NOT_MODIFIED = 304;

    private final MissionDocuments documents;
    private final MissionDocuments.What what;

    DocumentHandler(MissionDocuments documents, MissionDocuments.What what) {
        this.documents = documents;
        this.what = what;
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        Optional<Document> ready = documents.ready(what, caller);
        if (ready.isPresent()) {
            answer(context, ready.get(), Answers.JSON);
        } else {
            // Ten thousand places take tens of milliseconds: away from the event loop.
            context.vertx()
                    .executeBlocking(() -> documents.make(what, caller), false)
                    .onSuccess(document -> answer(context, document, Answers.JSON))
                    .onFailure(context::fail);
        }
    }

    /** Answers with a document that the client may have already. */
    public static void answer(RoutingContext context, Document document, CharSequence type) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.ETAG, document.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, FRESH_FOR)
                .putHeader(HttpHeaders.VARY, "accept-encoding, authorization");
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && document.matches(known)) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        String encodings = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = encodings != null && encodings.matches("(?i)(.*[,\\s])?gzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.createOptimized("gzip"));
        }
        Answers.send(response, 200, type, gzip ? document.gzip() : document.plain());
    }
}
