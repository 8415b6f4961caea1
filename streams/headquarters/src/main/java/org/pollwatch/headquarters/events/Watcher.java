package org.pollwatch.headquarters.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.pollwatch.headquarters.board.Cursor;

/**
 * One open event stream. All that is remembered of a watcher is how far it has read; what it missed while it was slow is
 * read from the board when it can take more, each key in its latest state only. Confined to one event loop.
 */
final class Watcher {
    private static final int RECONNECT_MILLIS = 1_000;
    private static final String RETRY = "retry: " + RECONNECT_MILLIS + "\n\n";
    private static final String PING = "event: ping\ndata: {}\n\n";

    private final HttpServerResponse response;
    private final boolean packed;
    private final EventFrames frames;
    private Cursor cursor;
    /** Where the rest of the snapshot begins; empty when it is done. */
    private Optional<EventFrames.Place> snapshot = Optional.empty();

    private boolean waiting;

    /**
     * @param packed whether it takes gzip
     * @param seen how far the watcher had read before; empty for one that needs the whole picture
     */
    Watcher(HttpServerResponse response, boolean packed, EventFrames frames, Optional<Cursor> seen) {
        this.response = response;
        this.packed = packed;
        this.frames = frames;
        this.cursor = seen.orElseGet(frames::beginning);
        if (packed) {
            response.write(Piece.GZIP_HEAD);
        }
        write(Piece.of(RETRY));
        if (seen.isEmpty()) {
            this.snapshot = Optional.of(EventFrames.Place.FIRST);
            write(frames.snapshotHead(cursor));
        }
    }

    /** @return the bytes written */
    private int write(Piece piece) {
        if (piece.isEmpty()) {
            return 0;
        }
        Buffer bytes = packed ? piece.packed() : piece.plain();
        response.write(bytes);
        return bytes.length();
    }

    /**
     * Writes what is new until there is no more or the connection is full; goes on by itself when it drains.
     *
     * @return the bytes written
     */
    long pump() {
        long written = 0;
        while (!response.ended() && !response.closed()) {
            if (response.writeQueueFull()) {
                waitForDrain();
                return written;
            }
            Optional<Piece> piece = next();
            if (piece.isEmpty()) {
                return written;
            }
            written += write(piece.get());
        }
        return written;
    }

    private Optional<Piece> next() {
        if (snapshot.isPresent()) {
            EventFrames.SnapshotPart part = frames.snapshotAfter(snapshot.get());
            snapshot = part.next();
            return Optional.of(part.text());
        }
        Optional<EventFrames.Changes> changes = frames.after(cursor);
        changes.ifPresent(it -> cursor = it.cursor());
        return changes.map(EventFrames.Changes::text);
    }

    private void waitForDrain() {
        if (!waiting) {
            waiting = true;
            response.drainHandler(drained -> {
                waiting = false;
                pump();
            });
        }
    }

    /** Shows that the stream lives, also to a page that cannot see comments. */
    void beat() {
        if (!waiting && snapshot.isEmpty()) {
            write(Piece.of(PING));
        }
    }
}
