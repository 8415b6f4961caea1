package org.pollwatch.headquarters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.EntryJson;

/** Writes a list of records as fast as the client takes it, one piece in memory at a time. */
final class PieceWriter<V> {
    private static final int PIECE = 64 << 10;

    private final HttpServerResponse response;
    private final EntryJson<V> json;
    private final Iterator<BoardEntry<V>> entries;
    private boolean begun;

    PieceWriter(HttpServerResponse response, EntryJson<V> json, Iterator<BoardEntry<V>> entries) {
        this.response = response;
        this.json = json;
        this.entries = entries;
    }

    /** @param head what stands before the records, up to the bracket that opens their array */
    void write(String head, String tail) {
        response.setChunked(true);
        goOn(Buffer.buffer(head), tail);
    }

    private void goOn(Buffer begin, String tail) {
        Buffer piece = begin;
        fill(piece);
        while (entries.hasNext()) {
            response.write(piece);
            piece = Buffer.buffer();
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> {
                    response.drainHandler(null);
                    goOn(Buffer.buffer(), tail);
                });
                return;
            }
            fill(piece);
        }
        response.end(piece.appendString(tail));
    }

    private void fill(Buffer piece) {
        while (entries.hasNext() && piece.length() < PIECE) {
            if (begun) {
                piece.appendString(",");
            }
            begun = true;
            piece.appendBuffer(json.of(entries.next()));
        }
    }
}
