package org.pollwatch.headquarters.board;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The last value of every key, also in the order in which they came: what is newer than a position can be told of any
 * position, without remembering what anybody was sent. One thread writes, any may read.
 *
 * @param <V> what stands on the sheet
 */
public final class Sheet<V> {
    /** Before everything. */
    static final long EMPTY = -1;

    private final ConcurrentSkipListMap<String, BoardEntry<V>> byKey = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, BoardEntry<V>> byPosition = new ConcurrentSkipListMap<>();
    private final Map<String, BoardEntry<V>> removed = new HashMap<>();
    private volatile long end = EMPTY;

    /** @param position greater than that of every value before, for example an offset */
    void put(long position, String key, V value) {
        BoardEntry<V> entry = new BoardEntry<>(key, position, value, false);
        // The new place first: a reader in between may meet the key twice, never not at all.
        byPosition.put(position, entry);
        forget(byKey.put(key, entry));
        forget(removed.remove(key));
        end = position;
    }

    /** As {@link #put(long, String, Object)}, at the next position. */
    void add(String key, V value) {
        put(end + 1, key, value);
    }

    /** Takes a key back, at the next position; nothing happens where there is none. */
    void remove(String key) {
        BoardEntry<V> before = byKey.remove(key);
        if (before == null) {
            return;
        }
        BoardEntry<V> entry = new BoardEntry<>(key, end + 1, before.value(), true);
        byPosition.put(entry.position(), entry);
        removed.put(key, entry);
        forget(before);
        end = entry.position();
    }

    private void forget(BoardEntry<V> before) {
        if (before != null) {
            byPosition.remove(before.position());
        }
    }

    /** @return the position of the newest value; -1 where there is none */
    public long end() {
        return end;
    }

    public int size() {
        return byKey.size();
    }

    public Optional<BoardEntry<V>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** @return the last value of every key, in the order of the keys */
    public Collection<BoardEntry<V>> all() {
        return byKey.values();
    }

    /** @return as {@link #all()}, from behind a key */
    public Collection<BoardEntry<V>> after(String key) {
        return byKey.tailMap(key, false).values();
    }

    /** @return what came later than a position, the oldest first; also what was taken back since */
    public Collection<BoardEntry<V>> newerThan(long position) {
        return byPosition.tailMap(position, false).values();
    }
}
