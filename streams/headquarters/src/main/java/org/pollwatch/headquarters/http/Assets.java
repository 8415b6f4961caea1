package org.pollwatch.headquarters.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Files from the class path, read once, with their type, tag and gzip form. Only known types of files are given out. */
final class Assets {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9@_-][A-Za-z0-9@._-]*(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)*");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("woff2", "font/woff2"));

    private final ClassLoader loader = Assets.class.getClassLoader();
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /** @param path from the class path's root */
    Optional<Asset> find(String path) {
        if (!isServed(path)) {
            return Optional.empty();
        }
        Asset asset = known.get(path);
        if (asset == null) {
            Optional<Asset> read = read(path);
            read.ifPresent(it -> known.put(path, it));
            return read;
        }
        return Optional.of(asset);
    }

    /** @return the file as it lies in a directory now, for work on the page: never remembered */
    Optional<Asset> findIn(Path directory, String path) {
        Path file = directory.resolve(path);
        if (!isServed(path) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(asset(path, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServed(String path) {
        return PLAIN.matcher(path).matches() && TYPES.containsKey(extension(path));
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private Optional<Asset> read(String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(asset(path, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asset asset(String path, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return new Asset(TYPES.get(extension(path)), Digest.of(body), body, packed.toByteArray());
    }

    /**
     * One file.
     *
     * @param tag changes with the content
     * @param gzip the content, packed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Asset(String type, String tag, byte[] body, byte[] gzip) {}
}
