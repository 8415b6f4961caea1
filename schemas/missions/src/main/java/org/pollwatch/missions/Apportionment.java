package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a whole number by weights so that the parts add up to it (largest remainder, Hamilton 1792). */
final class Apportionment {

    private Apportionment() {}

    /** The parts in the order of the weights; of equal remainders the earlier one wins. */
    static List<Long> split(long total, List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        List<Long> parts = new ArrayList<>();
        List<Long> remainders = new ArrayList<>();
        for (long weight : weights) {
            parts.add(total * weight / sum);
            remainders.add(total * weight % sum);
        }
        long missing = total - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(missing)
                .forEach(index -> parts.set(index, parts.get(index) + 1));
        return parts;
    }

    /**
     * The same, but none gets more than its cap; what is left over goes round in the order of the remainders. Where the
     * caps together are too small, nothing is capped.
     */
    static List<Long> split(long total, List<Long> weights, List<Long> caps) {
        if (caps.stream().mapToLong(Long::longValue).sum() < total) {
            return split(total, weights);
        }
        double sum = weights.stream().mapToLong(Long::longValue).sum();
        List<Double> exact =
                weights.stream().map(weight -> total * weight / sum).toList();
        List<Long> parts = new ArrayList<>();
        for (int index = 0; index < weights.size(); index++) {
            parts.add(Math.min(exact.get(index).longValue(), caps.get(index)));
        }
        List<Integer> order = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(index -> parts.get(index) - exact.get(index)))
                .toList();
        long missing = total - parts.stream().mapToLong(Long::longValue).sum();
        while (missing > 0) {
            for (int index : order) {
                if (missing > 0 && parts.get(index) < caps.get(index)) {
                    parts.set(index, parts.get(index) + 1);
                    missing--;
                }
            }
        }
        return parts;
    }

    /** Whether the item at this position is one of {@code chosen} items spread evenly over {@code all}. */
    static boolean isChosen(long position, long chosen, long all) {
        return (position + 1) * chosen / all > position * chosen / all;
    }
}
