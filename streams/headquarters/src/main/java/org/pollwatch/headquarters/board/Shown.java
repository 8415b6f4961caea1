package org.pollwatch.headquarters.board;

import java.util.function.Predicate;

/**
 * One part of what is shown: where it stands and how it is written.
 *
 * @param inSnapshot what a watcher needs to begin with
 * @param ownership whose a record is, so that it is shown to nobody else
 * @param <V> what stands on the sheet
 */
public record Shown<V>(Part part, Sheet<V> sheet, EntryJson<V> json, Predicate<V> inSnapshot, Ownership<V> ownership) {

    /** A part that is in the snapshot as a whole. */
    public static <V> Shown<V> whole(Part part, Sheet<V> sheet, EntryJson<V> json, Ownership<V> ownership) {
        return new Shown<>(part, sheet, json, value -> true, ownership);
    }

    /** @return what names the state of the part: it changes whenever the part does */
    public String state(Boards boards) {
        return boards.state(part);
    }
}
