package org.pollwatch.headquarters.events;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Cursor;
import org.pollwatch.headquarters.board.Part;
import org.pollwatch.headquarters.board.Seen;

/**
 * Cuts the boards into pieces of the event stream. Watchers at the same place get the same piece, made once; a piece
 * never grows beyond its bound, so that a watcher far behind costs no more than one close by.
 */
final class EventFrames {
    private static final int PIECE = 256 << 10;
    private static final int CHANGES_KEPT = 32;
    private static final int SNAPSHOTS_KEPT = 256;
    /** So long a snapshot is given to whoever joins; what has come since follows it at once. */
    static final Duration SNAPSHOT_AGE = Duration.ofSeconds(5);

    private static final Buffer COMMA = Buffer.buffer(",");
    private static final Buffer END = Buffer.buffer("]}\n\n");

    private final Boards boards;
    private final List<Seen<?>> shown;
    private final List<Seen<?>> inSnapshot;
    private final LongSupplier nanos;
    private final Map<Cursor, Changes> changes = new Pieces<>(CHANGES_KEPT);
    private final Map<Place, SnapshotPart> snapshot = new Pieces<>(SNAPSHOTS_KEPT);
    private Optional<Beginning> beginning = Optional.empty();

    /** @param nanos a clock that never goes back, in nanoseconds */
    EventFrames(Boards boards, List<Seen<?>> shown, LongSupplier nanos) {
        this.boards = boards;
        this.nanos = nanos;
        this.shown = List.copyOf(shown);
        this.inSnapshot =
                shown.stream().filter(it -> !it.shown().part().isOnDemand()).toList();
    }

    Boards boards() {
        return boards;
    }

    /** Forgets the changes told, so that the next pieces show what has changed since. */
    void renew() {
        changes.clear();
    }

    /**
     * Many join at once when a page goes round or headquarters starts again, and to make a snapshot is the most that a
     * watcher costs.
     *
     * @return a cursor that no part of the snapshot is older than: a joiner reads the snapshot, then what is newer
     */
    Cursor beginning() {
        long now = nanos.getAsLong();
        if (beginning.filter(it -> now - it.madeAt < SNAPSHOT_AGE.toNanos()).isEmpty()) {
            snapshot.clear();
            beginning = Optional.of(new Beginning(boards.cursor(), now));
        }
        return beginning.get().cursor;
    }

    /** @return what is newer than the cursor, or as much of it as one piece holds; empty if nothing is */
    Optional<Changes> after(Cursor cursor) {
        if (boards.cursor().equals(cursor)) {
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
        // Each part has its own share of a piece: one that never rests must not keep back the others.
        for (Seen<?> each : shown) {
            to = append(text, each, to);
        }
        return new Changes(new Piece(text), to);
    }

    private static <V> Cursor append(Buffer text, Seen<V> seen, Cursor from) {
        Part part = seen.shown().part();
        Filled<V> filled =
                fill(seen, seen.shown().sheet().newerThan(from.at(part)).iterator());
        if (filled.last == null) {
            return from;
        }
        Cursor to = from.with(part, filled.last.position());
        if (filled.text.length() == 0) {
            return to; // Read on past what is none of the watcher's.
        }
        // From the beginning on: what was told of this part before, perhaps by another headquarters, holds no more.
        String whole = part.isCounted() && from.at(part) < 0 ? "\"whole\":true," : "";
        text.appendString("id: " + to + "\nevent: " + part.word() + "\ndata: {" + whole + "\"" + array(part) + "\":[")
                .appendBuffer(filled.text)
                .appendBuffer(END);
        return to;
    }

    /** Hours are figures too, under the same name in the data. */
    private static String array(Part part) {
        return part == Part.HOURS ? Part.RATES.word() : part.word();
    }

    /** @return how the snapshot event begins; its records follow in pieces */
    Piece snapshotHead(Cursor cursor) {
        return Piece.of("id: " + cursor + "\nevent: snapshot\ndata: {");
    }

    /** @return the next records of the snapshot behind a place, none older than {@link #beginning}; all from the first on */
    SnapshotPart snapshotAfter(Place place) {
        return snapshot.computeIfAbsent(place, it -> part(inSnapshot.get(it.part()), it));
    }

    private <V> SnapshotPart part(Seen<V> each, Place place) {
        boolean begins = place.key().isEmpty();
        Collection<BoardEntry<V>> entries = each.shown().sheet().after(place.key());
        Filled<V> filled = fill(
                each,
                entries.stream()
                        .filter(it -> each.shown().inSnapshot().test(it.value()))
                        .filter(each::isOwn)
                        .iterator());
        Buffer text = Buffer.buffer();
        if (begins) {
            text.appendString(
                    (place.part() == 0 ? "\"" : ",\"") + each.shown().part().word() + "\":[");
        } else if (filled.last != null) {
            text.appendBuffer(COMMA);
        }
        text.appendBuffer(filled.text);
        if (!filled.whole) {
            return new SnapshotPart(new Piece(text), Optional.of(new Place(place.part(), filled.last.key())));
        }
        if (place.part() + 1 < inSnapshot.size()) {
            text.appendString("]");
            return new SnapshotPart(new Piece(text), Optional.of(new Place(place.part() + 1, "")));
        }
        return new SnapshotPart(new Piece(text.appendBuffer(END)), Optional.empty());
    }

    private static <V> Filled<V> fill(Seen<V> seen, Iterator<BoardEntry<V>> entries) {
        Buffer text = Buffer.buffer();
        BoardEntry<V> last = null;
        while (entries.hasNext()) {
            if (text.length() > PIECE) {
                return new Filled<>(text, last, false);
            }
            BoardEntry<V> entry = entries.next();
            last = entry;
            Optional<Buffer> told = seen.text(entry);
            if (told.isPresent()) {
                if (text.length() > 0) {
                    text.appendBuffer(COMMA);
                }
                text.appendBuffer(told.get());
            }
        }
        return new Filled<>(text, last, true);
    }

    /** Events for a live watcher, and where they leave him. */
    record Changes(Piece text, Cursor cursor) {}

    /** A place in the snapshot: which of the parts shown, and the last key of it that was written. */
    record Place(int part, String key) {
        static final Place FIRST = new Place(0, "");
    }

    /** A part of the snapshot event, and where the next one begins; nowhere if it was the last. */
    record SnapshotPart(Piece text, Optional<Place> next) {}

    private record Beginning(Cursor cursor, long madeAt) {}

    private record Filled<V>(Buffer text, BoardEntry<V> last, boolean whole) {}

    /** The pieces made last, by the place at which they begin. */
    private static final class Pieces<K, V> extends LinkedHashMap<K, V> {
        private final int kept;

        private Pieces(int kept) {
            this.kept = kept;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > kept;
        }
    }
}
