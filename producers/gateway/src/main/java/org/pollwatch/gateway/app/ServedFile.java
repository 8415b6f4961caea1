package org.pollwatch.gateway.app;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.pollwatch.observer.AppFile;

/**
 * A file of the page, ready to be sent.
 *
 * @param tag for ETag: weak, since plain and packed are one file
 * @param lasting whether it may be kept for ever
 */
record ServedFile(String type, Buffer plain, Buffer packed, String tag, boolean lasting) {
    private static final int TAG_BYTES = 12;

    static ServedFile of(AppFile file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.body());
            String tag = "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
            return new ServedFile(
                    file.type(), Buffer.buffer(file.body()), Buffer.buffer(pack(file.body())), tag, file.lasting());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] pack(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new SmallestGzip(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return packed.toByteArray();
    }

    boolean isSmallerPacked() {
        return packed.length() < plain.length();
    }

    /** @param ifNoneMatch the header, null where there is none */
    boolean isKnown(String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1)).map(String::strip).anyMatch(it -> it.equals(tag));
    }

    /** Takes its time, once. */
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
