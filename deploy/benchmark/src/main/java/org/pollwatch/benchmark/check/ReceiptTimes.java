package org.pollwatch.benchmark.check;

import java.util.Arrays;
import org.pollwatch.benchmark.bed.Link;

/** When the records of a topic came, by the broker's clock. */
public final class ReceiptTimes {
    private static final double MILLIS = 1e3;

    private final long[] times;

    private ReceiptTimes(long[] times) {
        this.times = times;
    }

    /** Reads a topic to its end. */
    public static ReceiptTimes of(Link link, String topic) {
        long[][] times = {new long[1 << 16]};
        int[] count = {0};
        try (TopicTail tail = new TopicTail(link, topic)) {
            tail.readToEnd(record -> {
                if (count[0] == times[0].length) {
                    times[0] = Arrays.copyOf(times[0], 2 * count[0]);
                }
                times[0][count[0]++] = record.timestamp();
            });
        }
        long[] sorted = Arrays.copyOf(times[0], count[0]);
        Arrays.sort(sorted);
        return new ReceiptTimes(sorted);
    }

    public int count() {
        return times.length;
    }

    /** @return when that one of them came, from 0, in milliseconds since 1970 */
    public long at(int record) {
        return times[Math.min(record, times.length - 1)];
    }

    /**
     * @param first of a series of records
     * @param end of the series, exclusive
     * @param from share of the series after which to begin, from 0 to 1
     * @param to share of it after which to end
     * @return records a second between these
     */
    public double perSecond(int first, int end, double from, double to) {
        int begin = first + (int) (from * (end - first));
        int last = first + (int) (to * (end - first));
        return (last - begin) * MILLIS / Math.max(1, at(last) - at(begin));
    }
}
