package org.pollwatch.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A document that is served many times.
 *
 * @param tag for ETag: weak, since plain and gzip are one document
 */
public record Document(Buffer plain, Buffer gzip, String tag) {
    private static final int TAG_BYTES = 12;

    public static Document of(byte[] content) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            String tag = "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES)) + '"';
            return new Document(Buffer.buffer(content), Buffer.buffer(packed.toByteArray()), tag);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param ifNoneMatch the header: one tag, several, or a star */
    boolean matches(String ifNoneMatch) {
        return Arrays.stream(ifNoneMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(it -> it.equals("*") || strong(it).equals(strong(tag)));
    }

    private static String strong(String someTag) {
        return someTag.startsWith("W/") ? someTag.substring(2) : someTag;
    }
}
