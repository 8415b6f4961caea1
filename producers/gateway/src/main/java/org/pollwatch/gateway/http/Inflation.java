package org.pollwatch.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes gzip piece by piece, and stops where a bomb would go on. */
final class Inflation {
    private static final int PIECE = 16 << 10;
    private static final int RATIO_FROM = 64 << 10;

    private Inflation() {}

    /**
     * @param limit bytes after inflating
     * @param ratio how many times its size the body may grow, once it is over 64 KiB
     * @throws Problem.Raised 413 over a limit, 400 if the bytes are not gzip
     */
    static byte[] inflate(byte[] body, int limit, int ratio) {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream(Math.min(limit, 4 * body.length + PIECE));
        byte[] piece = new byte[PIECE];
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body), PIECE)) {
            int read = gzip.read(piece);
            while (read >= 0) {
                inflated.write(piece, 0, read);
                if (inflated.size() > limit) {
                    throw Problem.of(Problem.Kind.TOO_LARGE, "Expected at most " + limit + " bytes after gzip.")
                            .raised();
                }
                if (inflated.size() > RATIO_FROM && inflated.size() / ratio > body.length) {
                    throw Problem.of(
                                    Problem.Kind.TOO_LARGE,
                                    "Expected a body that gzip shrinks at most " + ratio + " times.")
                            .raised();
                }
                read = gzip.read(piece);
            }
        } catch (IOException e) {
            throw Problem.of(Problem.Kind.MALFORMED, "Expected a whole gzip stream.")
                    .raised();
        }
        return inflated.toByteArray();
    }
}
