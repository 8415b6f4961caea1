package org.pollwatch.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a service tells of the contract, under one folder: {@code openapi.yaml} and {@code asyncapi.yaml}, and a page of
 * each. The pages have no script and ask for nothing from elsewhere.
 */
public final class PublishedFiles {
    /** Where services serve them. */
    public static final String FOLDER = "/contract/";

    /** What the pages need of a browser, for a Content-Security-Policy. */
    public static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';" + " frame-ancestors 'none'";

    private static final String YAML = "application/yaml; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private final ApiDocument http;
    private Map<String, PublishedFile> files = Map.of();

    /** A file ready to be sent. */
    public record PublishedFile(String type, String body) {}

    /** @param http the service's OpenAPI document */
    public PublishedFiles(ApiDocument http) {
        this.http = http;
    }

    /**
     * Makes the pages when the first is wanted: no start waits for them.
     *
     * @param path of a request; what does not begin with the folder is no file of it
     */
    public synchronized Optional<PublishedFile> find(String path) {
        if (files.isEmpty()) {
            files = make();
        }
        return path.startsWith(FOLDER)
                ? Optional.ofNullable(files.get(path.substring(FOLDER.length())))
                : Optional.empty();
    }

    private Map<String, PublishedFile> make() {
        ApiDocument topics = ApiDocument.topics();
        return Map.of(
                "openapi.yaml",
                new PublishedFile(YAML, http.yaml()),
                "asyncapi.yaml",
                new PublishedFile(YAML, topics.yaml()),
                "http",
                new PublishedFile(HTML, HttpPage.of(http)),
                "topics",
                new PublishedFile(HTML, TopicsPage.of(topics)),
                "contract.css",
                new PublishedFile("text/css; charset=utf-8", style()));
    }

    private static String style() {
        try (InputStream in = PublishedFiles.class.getResourceAsStream("contract.css")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
