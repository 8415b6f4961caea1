package org.pollwatch.headquarters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page's libraries, as they lie in their jars. Each jar carries an import map that says under which path, version
 * included, a package's files stand; so no version is named here.
 */
final class VendorModules {
    private static final String IMPORT_MAP = "META-INF/importmap.json";
    private static final String ROOT = "META-INF/resources";

    private final Map<String, String> directories = new LinkedHashMap<>();

    VendorModules() {
        ObjectMapper mapper = new ObjectMapper();
        try {
            List<URL> maps = java.util.Collections.list(
                    VendorModules.class.getClassLoader().getResources(IMPORT_MAP));
            for (URL map : maps) {
                try (InputStream text = map.openStream()) {
                    JsonNode imports = mapper.readTree(text).path("imports");
                    imports.properties()
                            .forEach(it -> add(it.getKey(), it.getValue().asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, String path) {
        if (isPackage(name)) {
            directories.put(name, ROOT + path);
        }
    }

    /** A package's own entry ends in a slash and names nothing below it: {@code echarts/}, {@code @lit/reactive-element/}. */
    private static boolean isPackage(String name) {
        int depth = name.startsWith("@") ? 2 : 1;
        return name.endsWith("/") && name.chars().filter(it -> it == '/').count() == depth;
    }

    /**
     * @param path a package and a file of it, for example {@code lit-html/directive.js}
     * @return where it stands on the class path; empty for a package that is not here
     */
    Optional<String> resource(String path) {
        int slash = path.indexOf('/', path.startsWith("@") ? path.indexOf('/') + 1 : 0);
        if (slash < 0) {
            return Optional.empty();
        }
        String directory = directories.get(path.substring(0, slash + 1));
        return Optional.ofNullable(directory).map(it -> it + path.substring(slash + 1));
    }
}
