package org.pollwatch.topology;

import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Counters;

/** A tally that is added to in place; made anew from the store after a restart. */
final class LiveTally {
    private final AreaKey key;
    private long[] vector = new long[0];
    private long asOf = Long.MIN_VALUE;

    LiveTally(AreaKey key) {
        this.key = key;
    }

    AreaKey key() {
        return key;
    }

    void add(Counters delta, long receivedAt) {
        vector = delta.addTo(vector);
        asOf = Math.max(asOf, receivedAt);
    }

    void add(AreaTally other) {
        if (vector.length < other.vector().length) {
            vector = java.util.Arrays.copyOf(vector, other.vector().length);
        }
        for (int i = 0; i < other.vector().length; i++) {
            vector[i] += other.vector()[i];
        }
        asOf = Math.max(asOf, other.asOf());
    }

    /** @return this tally as it is now; only until it is added to again */
    AreaTally now() {
        return new AreaTally(vector, asOf);
    }

    /** @return a tally of its own with the same amounts */
    LiveTally copy() {
        LiveTally copy = new LiveTally(key);
        copy.vector = vector.clone();
        copy.asOf = asOf;
        return copy;
    }
}
