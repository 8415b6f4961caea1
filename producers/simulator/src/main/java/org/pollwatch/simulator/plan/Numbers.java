package org.pollwatch.simulator.plan;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Whole numbers within bounds of their own, moved step by step until they add up. */
final class Numbers {
    private final long[] values;
    private final long[] lowest;
    private final long[] highest;

    Numbers(int size) {
        values = new long[size];
        lowest = new long[size];
        highest = new long[size];
    }

    void bound(int index, long low, long high) {
        lowest[index] = low;
        highest[index] = high;
    }

    /** Takes the nearest number within the bounds. */
    void set(int index, long value) {
        values[index] = Math.max(lowest[index], Math.min(highest[index], value));
    }

    long get(int index) {
        return values[index];
    }

    /** @throws PlanException if the bounds do not allow the sum */
    void reach(long sum, String question, Dice dice) {
        if (sum < LongStream.of(lowest).sum() || sum > LongStream.of(highest).sum()) {
            throw new PlanException("question " + question + ": " + values.length + " numbers cannot add up to " + sum);
        }
        long missing = sum - LongStream.of(values).sum();
        while (missing != 0) {
            long step = Long.signum(missing);
            int[] free = IntStream.range(0, values.length)
                    .filter(index -> step > 0 ? values[index] < highest[index] : values[index] > lowest[index])
                    .toArray();
            for (int turn = 0; turn < free.length && missing != 0; turn++) {
                int index = free[dice.below(free.length)];
                long moved = values[index] + step;
                if (moved >= lowest[index] && moved <= highest[index]) {
                    values[index] = moved;
                    missing -= step;
                }
            }
        }
    }
}
