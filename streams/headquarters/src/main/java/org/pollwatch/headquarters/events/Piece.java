package org.pollwatch.headquarters.events;

import io.vertx.core.buffer.Buffer;
import java.util.zip.Deflater;

/**
 * A piece of an event stream, packed at most once however many are sent it. Packed pieces follow each other in one gzip
 * stream that never ends (RFC 1951, section 3.2: blocks that refer to nothing before their piece and end on a byte), so a
 * watcher may be sent any of them after any other. Figures pack to about a tenth. Confined to one event loop.
 */
final class Piece {
    /** How a packed stream begins (RFC 1952, section 2.3): deflated, no flags, no time, unknown system. */
    static final Buffer GZIP_HEAD =
            Buffer.buffer(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1});

    private static final int LEAST = 128;

    private final Buffer plain;
    private Buffer packed;

    Piece(Buffer plain) {
        this.plain = plain;
    }

    static Piece of(String text) {
        return new Piece(Buffer.buffer(text));
    }

    boolean isEmpty() {
        return plain.length() == 0;
    }

    Buffer plain() {
        return plain;
    }

    Buffer packed() {
        if (packed == null) {
            packed = pack(plain.getBytes());
        }
        return packed;
    }

    private static Buffer pack(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            Buffer all = Buffer.buffer();
            byte[] some = new byte[LEAST + bytes.length / 4];
            int length;
            do {
                length = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
                all.appendBytes(some, 0, length);
            } while (length == some.length);
            return all;
        } finally {
            deflater.end();
        }
    }
}
