package org.pollwatch.headquarters.board;

import io.vertx.core.buffer.Buffer;

/**
 * The last value of one key, the position at which it came, and its JSON while somebody wants it.
 *
 * @param <V> what stands on the board
 */
public final class BoardEntry<V> {
    private final String key;
    private final long position;
    private final V value;
    private final boolean removed;
    private volatile Buffer json;

    BoardEntry(String key, long position, V value, boolean removed) {
        this.key = key;
        this.position = position;
        this.value = value;
        this.removed = removed;
    }

    public String key() {
        return key;
    }

    /** @return greater than that of everything that came before it on the same sheet */
    public long position() {
        return position;
    }

    /** @return the value; of a removed entry the one that stood last */
    public V value() {
        return value;
    }

    /** @return whether it was taken back: it is listed nowhere any more, only told to those who have seen it */
    public boolean removed() {
        return removed;
    }

    Buffer json() {
        return json;
    }

    void json(Buffer rendered) {
        this.json = rendered;
    }
}
