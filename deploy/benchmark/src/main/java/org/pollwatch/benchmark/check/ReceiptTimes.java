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

    /**
     * @param first begins with that record
     * @param share of the records from there on, from 0 to 1
     * @return when so many had come, in milliseconds since 1970
     */
    public long at(int first, double share) {
        return times[index(first, share)];
    }

    /** @return records a second between two shares of those from {@code first} on */
    public double perSecond(int first, double from, double to) {
        double seconds = Math.max(1, at(first, to) - at(first, from)) / MILLIS;
        return (index(first, to) - index(first, from)) / seconds;
    }

    private int index(int first, double share) {
        return first + (int) (share * (times.length - first - 1));
    }
}
