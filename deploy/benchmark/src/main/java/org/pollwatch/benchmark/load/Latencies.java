package org.pollwatch.benchmark.load;

import java.util.Arrays;

/** Every single latency, so that a percentile is one that really occurred. Not for several threads. */
public final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[4_096];
    private int count;
    private boolean sorted = true;

    public void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latency;
        sorted = false;
    }

    /** Takes over what another one has seen. */
    public void addAll(Latencies other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    public int count() {
        return count;
    }

    /**
     * @param share of those that were as fast or faster, from 0 to 1
     * @return milliseconds; not a number if nothing was seen
     */
    public double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * count);
        return nanos[Math.max(0, Math.min(count, rank) - 1)] / NANOS_PER_MILLI;
    }
}
