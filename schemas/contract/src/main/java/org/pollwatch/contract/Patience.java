package org.pollwatch.contract;

import java.time.Duration;
import java.util.function.LongSupplier;

/** For what may take as long as it likes while it moves: it ends when what is seen has not changed for so long. */
public final class Patience {
    private final long limit;
    private final LongSupplier nanos;
    private Object last = "";
    private long since;

    /** @param limit how long what is seen may stay the same */
    public Patience(Duration limit) {
        this(limit, System::nanoTime);
    }

    /** @param nanos a clock that never goes back, in nanoseconds */
    Patience(Duration limit, LongSupplier nanos) {
        this.limit = limit.toNanos();
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** @param seen how things stand; equal while nothing has moved */
    public boolean isOver(Object seen) {
        if (!seen.equals(last)) {
            last = seen;
            since = nanos.getAsLong();
        }
        return nanos.getAsLong() - since > limit;
    }
}
