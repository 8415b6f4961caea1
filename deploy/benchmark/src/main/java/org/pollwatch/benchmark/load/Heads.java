package org.pollwatch.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The constant part of requests. */
final class Heads {
    /** The length's digits and the blank line, at most. */
    static final int LENGTH_BYTES = 16;

    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private Heads() {}

    /** @return everything up to the digits of the body's length */
    static byte[] of(String path, String type, String token) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + type + "\r\nContent-Length: ";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void endWithLength(int length, ByteBuffer into) {
        into.put(Integer.toString(length).getBytes(StandardCharsets.ISO_8859_1)).put(BLANK_LINE);
    }
}
