package org.pollwatch.observer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The observer's page: all of its files, made once from the modules and style sheets in this jar. Scripts and styles
 * are joined and named by their content; the service worker carries a version that is the hash over all files.
 */
public final class ObserverApp {
    private static final String SOURCES = "app/";
    private static final String LIT = "META-INF/resources/_static/lit-html/3.3.3/lit-html.js";
    private static final String LIT_MODULE = "vendor/lit-html.js";
    private static final List<String> STYLES =
            List.of("tokens.css", "base.css", "frame.css", "parts.css", "fill.css", "lists.css");
    private static final List<String> AS_THEY_ARE =
            List.of("icons/icon.svg", "icons/icon-192.png", "icons/icon-512.png");
    private static final int NAME_BYTES = 8;

    private final Map<String, AppFile> files = new LinkedHashMap<>();
    private final String version;

    private ObserverApp() {
        String lit = text(LIT).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
        String litName = addLasting("lit-html.js", lit);
        String scriptName = addLasting(
                "app.js", ModuleBundle.of("app.js", path -> text(SOURCES + path), Map.of(LIT_MODULE, litName)));
        StringBuilder styles = new StringBuilder();
        STYLES.forEach(each -> styles.append(text(SOURCES + "styles/" + each)));
        String styleName = addLasting("app.css", styles.toString());
        AS_THEY_ARE.forEach(each -> add(each, bytes(SOURCES + each), false));
        add("manifest.webmanifest", bytes(SOURCES + "manifest.webmanifest"), false);
        String page = text(SOURCES + "index.html")
                .replace("\"app.js\"", '"' + scriptName + '"')
                .replace("\"vendor/lit-html.js\"", '"' + litName + '"')
                .replace("\"app.css\"", '"' + styleName + '"');
        files.put("", new AppFile("", utf8(page), false));
        version = hash(files.values());
        String worker = text(SOURCES + "sw.js")
                .replace("'version'", "'" + version + "'")
                .replace("['files']", "['" + String.join("', '", files.keySet()) + "']");
        add("sw.js", utf8(worker), false);
    }

    /**
     * Makes the files.
     *
     * @throws IllegalStateException if a module or style sheet is missing or cannot be joined
     */
    public static ObserverApp load() {
        return new ObserverApp();
    }

    /** All files, the service worker with them. */
    public Collection<AppFile> files() {
        return files.values();
    }

    /** @param path below the page's address; empty for the page itself */
    public Optional<AppFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Hash over names and contents of all files that the service worker keeps. */
    public String version() {
        return version;
    }

    private String addLasting(String path, String text) {
        byte[] body = utf8(text);
        int dot = path.lastIndexOf('.');
        String named =
                path.substring(0, dot) + "." + hash(List.of(new AppFile(path, body, true))) + path.substring(dot);
        add(named, body, true);
        return named;
    }

    private void add(String path, byte[] body, boolean lasting) {
        files.put(path, new AppFile(path, body, lasting));
    }

    private static String hash(Collection<AppFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (AppFile file : files) {
                digest.update(utf8(file.path() + " " + file.body().length + "\n"));
                digest.update(file.body());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ObserverApp.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the page has no file " + resource);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
