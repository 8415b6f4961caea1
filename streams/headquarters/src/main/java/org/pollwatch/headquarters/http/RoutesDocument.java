package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;
import org.pollwatch.contract.published.ApiDocument;

/** The OpenAPI document, as the source of routes and of what parameters may be. */
final class RoutesDocument {
    private static final String DOCUMENT = "/openapi/headquarters.yaml";

    private RoutesDocument() {}

    /** @return the document without the contents of answers and tables: Vert.x takes no media types but its own few */
    static Future<OpenAPIContract> load(Vertx vertx) {
        JsonObject document = read();
        document.getJsonObject("components")
                .getJsonObject("requestBodies")
                .forEach(body ->
                        ((JsonObject) body.getValue()).getJsonObject("content").remove("text/csv"));
        JsonObject responses = document.getJsonObject("components").getJsonObject("responses");
        responses.fieldNames().forEach(name -> responses.getJsonObject(name).remove("content"));
        return OpenAPIContract.from(vertx, document);
    }

    /** @return the document as it is published */
    static ApiDocument published() {
        return ApiDocument.read(RoutesDocument.class, DOCUMENT);
    }

    @SuppressWarnings("unchecked") // a document of another shape is refused by the contract's own check
    private static JsonObject read() {
        return new JsonObject((Map<String, Object>) published().tree());
    }
}
