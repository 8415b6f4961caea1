package org.pollwatch.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import java.util.List;
import java.util.Map;
import org.pollwatch.contract.published.ApiDocument;

/** The OpenAPI document: the source of routes, of parameter validation, and of what clients are told. */
public final class RoutesDocument {
    private static final String RESOURCE = "/openapi/gateway.yaml";

    private RoutesDocument() {}

    /** @return the document as it is published */
    static ApiDocument published() {
        return ApiDocument.read(RoutesDocument.class, RESOURCE);
    }

    /** @return the document as it is published, for changing */
    public static JsonObject read() {
        try {
            return new JsonObject(
                    new ObjectMapper().writeValueAsString(published().tree()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(RESOURCE + " is not a document", e);
        }
    }

    /**
     * @return the document as the router can load it. It knows neither {@code application/x-ndjson} nor
     *     {@code application/problem+json} and refuses a document that has them, so that these bodies are left out; it
     *     validates no response, and no NDJSON. Left out too is what is served by an annex.
     */
    static JsonObject forRouter() {
        JsonObject document = read();
        JsonObject paths = document.getJsonObject("paths");
        List.copyOf(paths.fieldNames()).stream()
                .filter(path -> isAnnexes(paths.getJsonObject(path)))
                .forEach(paths::remove);
        prune(document);
        return document;
    }

    /** Served by an {@link Annex} with a door and a body of its own; here only so that it is described in one place. */
    private static boolean isAnnexes(JsonObject path) {
        return path.stream()
                .map(Map.Entry::getValue)
                .anyMatch(it -> it instanceof JsonObject operation && operation.containsKey("x-annex"));
    }

    private static void prune(JsonObject object) {
        for (String key : List.copyOf(object.fieldNames())) {
            if (object.getValue(key) instanceof JsonObject child) {
                if (key.equals("content")) {
                    List.copyOf(child.fieldNames()).stream()
                            .filter(type -> !MediaType.isMediaTypeSupported(type))
                            .forEach(child::remove);
                }
                prune(child);
                boolean emptied = key.equals("content") && child.isEmpty();
                boolean bodiless = key.equals("requestBody") && !child.containsKey("content");
                if (emptied || bodiless) {
                    object.remove(key);
                }
            }
        }
    }
}
