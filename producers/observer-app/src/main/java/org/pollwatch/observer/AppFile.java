package org.pollwatch.observer;

/** One file of the page, as it is served. */
public final class AppFile {
    private final String path;
    private final byte[] body;
    private final boolean lasting;

    AppFile(String path, byte[] body, boolean lasting) {
        this.path = path;
        this.body = body;
        this.lasting = lasting;
    }

    /** Below the page's own address; empty for the page itself. */
    public String path() {
        return path;
    }

    /** Uncompressed; not a copy. */
    public byte[] body() {
        return body;
    }

    /** Whether the path names this very content, so that it may be kept for ever. */
    public boolean lasting() {
        return lasting;
    }

    /** For Content-Type. */
    public String type() {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "", "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> throw new IllegalStateException("no media type is known for files that end in " + ending);
        };
    }
}
