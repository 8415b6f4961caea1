package org.pollwatch.headquarters.board;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.pollwatch.contract.avro.AreaRates;

/**
 * The last record of every key of one topic with one partition, also in the order of their offsets: what is newer than an
 * offset can be told of any offset, without remembering what anybody was sent. One thread writes, any may read.
 */
public final class RateSheet {
    private static final long EMPTY = -1;

    private final ConcurrentSkipListMap<String, BoardEntry> byKey = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, BoardEntry> byOffset = new ConcurrentSkipListMap<>();
    private volatile long end = EMPTY;

    /** @param offset greater than that of every record before */
    void put(long offset, String key, AreaRates rates) {
        BoardEntry entry = new BoardEntry(key, offset, rates);
        // The new place first: a reader in between may meet the key twice, never not at all.
        byOffset.put(offset, entry);
        BoardEntry before = byKey.put(key, entry);
        if (before != null) {
            byOffset.remove(before.offset());
        }
        end = offset;
    }

    /** @return the offset of the newest record; -1 where there is none */
    public long end() {
        return end;
    }

    public int size() {
        return byKey.size();
    }

    public Optional<BoardEntry> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** @return the last record of every key, in the order of the keys */
    public Collection<BoardEntry> all() {
        return byKey.values();
    }

    /** @return as {@link #all()}, from behind a key */
    public Collection<BoardEntry> after(String key) {
        return byKey.tailMap(key, false).values();
    }

    /** @return what stands at a higher offset, the oldest first */
    public Collection<BoardEntry> newerThan(long offset) {
        return byOffset.tailMap(offset, false).values();
    }
}
