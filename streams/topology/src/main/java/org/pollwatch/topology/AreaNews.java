package org.pollwatch.topology;

import org.pollwatch.topology.avro.AreaDelta;

/** What comes to the task that holds all areas. */
sealed interface AreaNews {

    /** Something was counted at a place. */
    record Counted(AreaDelta delta) implements AreaNews {}

    /** Headquarters entered an announced figure; null bytes where it took one back. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Announced(byte[] bytes) implements AreaNews {}

    /** The log tells what time it is. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Ticked(byte[] bytes) implements AreaNews {}
}
