package org.pollwatch.headquarters.events;

import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Cursor;
import org.pollwatch.headquarters.board.RateBoard;
import org.pollwatch.headquarters.board.RatesJson;

/**
 * Cuts a board into pieces of the event stream. Watchers at the same place get the same piece, made once; a piece never
 * grows beyond its bound, so that a watcher far behind costs no more than one close by.
 */
final class EventFrames {
    private static final int PIECE = 256 << 10;
    private static final int PIECES_KEPT = 32;
    private static final Buffer COMMA = Buffer.buffer(",");
    private static final Buffer END = Buffer.buffer("]}\n\n");

    private final RateBoard board;
    private final RatesJson json;
    private final int size;
    private final Map<Cursor, Changes> changes = new Pieces<>();
    private final Map<String, SnapshotPart> snapshot = new Pieces<>();

    EventFrames(RateBoard board, RatesJson json) {
        this(board, json, PIECE);
    }

    /** @param size bytes after which a piece ends */
    EventFrames(RateBoard board, RatesJson json, int size) {
        this.board = board;
        this.json = json;
        this.size = size;
    }

    RateBoard board() {
        return board;
    }

    /** Forgets the pieces made, so that the next ones show what has changed. */
    void renew() {
        changes.clear();
        snapshot.clear();
    }

    /** @return what is newer than the cursor, or as much of it as one piece holds; empty if nothing is */
    Optional<Changes> after(Cursor cursor) {
        if (board.cursor().equals(cursor)) {
            return Optional.empty();
        }
        Changes known = changes.get(cursor);
        if (known == null) {
            known = make(cursor);
            if (known.cursor().equals(cursor)) {
                return Optional.empty();
            }
            changes.put(cursor, known);
        }
        return Optional.of(known);
    }

    private Changes make(Cursor from) {
        Buffer text = Buffer.buffer();
        Cursor to = from;
        Filled day = fill(board.day().newerThan(from.rates()), size);
        if (day.last != null) {
            to = to.withRates(day.last.offset());
            event(text, "rates", to, day.text);
        }
        // Hours have their own share of a piece: days that never rest must not keep them back.
        Filled hours = fill(board.hours().newerThan(from.hours()), size);
        if (hours.last != null) {
            to = to.withHours(hours.last.offset());
            event(text, "hours", to, hours.text);
        }
        return new Changes(text, to);
    }

    private static void event(Buffer text, String name, Cursor cursor, Buffer records) {
        text.appendString("id: " + cursor + "\nevent: " + name + "\ndata: {\"rates\":[")
                .appendBuffer(records)
                .appendBuffer(END);
    }

    /** @return how the snapshot event begins; its records follow in pieces */
    Buffer snapshotHead(Cursor cursor) {
        return Buffer.buffer("id: " + cursor + "\nevent: snapshot\ndata: {\"rates\":[");
    }

    /** @return the next records of the snapshot, each in its state of now, behind a key; all from the empty key on */
    SnapshotPart snapshotAfter(String key) {
        return snapshot.computeIfAbsent(key, this::part);
    }

    private SnapshotPart part(String key) {
        Filled filled = fill(board.day().after(key), size);
        Buffer text = Buffer.buffer();
        if (filled.last != null) {
            text.appendBuffer(key.isEmpty() ? Buffer.buffer() : COMMA).appendBuffer(filled.text);
        }
        if (filled.whole) {
            text.appendBuffer(END);
        }
        return new SnapshotPart(text, filled.last == null ? key : filled.last.key(), filled.whole);
    }

    private Filled fill(Collection<BoardEntry> entries, int bound) {
        Buffer text = Buffer.buffer();
        BoardEntry last = null;
        for (BoardEntry entry : entries) {
            if (text.length() > bound) {
                return new Filled(text, last, false);
            }
            if (last != null) {
                text.appendBuffer(COMMA);
            }
            text.appendBuffer(json.of(entry));
            last = entry;
        }
        return new Filled(text, last, true);
    }

    /** Events for a live watcher, and where they leave him. */
    record Changes(Buffer text, Cursor cursor) {}

    /** A part of the snapshot event. */
    record SnapshotPart(Buffer text, String lastKey, boolean end) {}

    private record Filled(Buffer text, BoardEntry last, boolean whole) {}

    /** The pieces made last, by the place at which they begin. */
    private static final class Pieces<K, V> extends LinkedHashMap<K, V> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > PIECES_KEPT;
        }
    }
}
