package org.pollwatch.contract.published;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A published description, AsyncAPI or OpenAPI, as it was written and as a tree. */
public final class ApiDocument {
    private static final String TOPICS = "asyncapi.yaml";

    private final String yaml;
    private final Map<?, ?> tree;

    private ApiDocument(String yaml) {
        this.yaml = yaml;
        this.tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** @return the AsyncAPI document of all topics */
    public static ApiDocument topics() {
        return read(ApiDocument.class, TOPICS);
    }

    /**
     * @param beside the class that the resource's name is relative to
     * @throws IllegalArgumentException if there is no such resource
     */
    public static ApiDocument read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(resource + ": expected a document on the class path");
            }
            return new ApiDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** @return the document as it was written */
    public String yaml() {
        return yaml;
    }

    /** @return the whole tree: maps, lists, strings, numbers, booleans */
    public Map<?, ?> tree() {
        return tree;
    }

    /** @return what stands at the end of a path of names; empty if a step is missing */
    public Optional<Object> at(String... names) {
        Object here = tree;
        for (String name : names) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(here);
    }

    /** @return the thing itself, or what its {@code $ref} within this document names */
    Map<?, ?> resolve(Object part) {
        if (part instanceof Map<?, ?> map) {
            return map.get("$ref") instanceof String reference
                    ? at(reference.substring(2).split("/", -1))
                            .map(this::resolve)
                            .orElseThrow(() -> new IllegalStateException(reference + " names nothing"))
                    : map;
        }
        return Map.of();
    }
}
