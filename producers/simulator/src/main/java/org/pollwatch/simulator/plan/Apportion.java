package org.pollwatch.simulator.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares a whole number out by weights, never more to one than it can take (largest remainders, then by room). */
final class Apportion {
    private Apportion() {}

    /**
     * @param caps the most each can take
     * @return shares in the order of the weights, which add up to the total
     * @throws PlanException if the caps together are below the total
     */
    static int[] split(int total, List<Integer> weights, List<Integer> caps) {
        if (caps.stream().mapToInt(it -> it).sum() < total) {
            throw new PlanException("cannot place " + total + " where there is room for "
                    + caps.stream().mapToInt(it -> it).sum());
        }
        double sum = Math.max(1, weights.stream().mapToInt(it -> it).sum());
        double[] exact =
                weights.stream().mapToDouble(weight -> total * weight / sum).toArray();
        int[] shares = IntStream.range(0, exact.length)
                .map(index -> Math.min((int) exact[index], caps.get(index)))
                .toArray();
        List<Integer> order = IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> shares[index] - exact[index])
                        .thenComparing(index -> index))
                .toList();
        int left = total - IntStream.of(shares).sum();
        while (left > 0) {
            for (int index : order) {
                if (left > 0 && shares[index] < caps.get(index)) {
                    shares[index]++;
                    left--;
                }
            }
        }
        return shares;
    }

    /**
     * Raises each share to its floor and takes what that costs from the largest shares above theirs.
     *
     * @throws PlanException if the floors together exceed the shares
     */
    static int[] atLeast(int[] shares, List<Integer> floors) {
        int[] raised = shares.clone();
        int owed = 0;
        for (int index = 0; index < raised.length; index++) {
            int lift = Math.max(0, floors.get(index) - raised[index]);
            raised[index] += lift;
            owed += lift;
        }
        for (; owed > 0; owed--) {
            int richest = IntStream.range(0, raised.length)
                    .boxed()
                    .filter(index -> raised[index] > floors.get(index))
                    .max(Comparator.comparingInt(index -> raised[index] - floors.get(index)))
                    .orElseThrow(() -> new PlanException("more places must be visited than there are visits"));
            raised[richest]--;
        }
        return raised;
    }
}
