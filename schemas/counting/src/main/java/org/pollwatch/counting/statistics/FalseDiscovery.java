package org.pollwatch.counting.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects for the number of tests made (Y. Benjamini, Y. Hochberg, Controlling the False Discovery Rate, J. R. Statist. Soc.
 * B 57, 1995): raising whatever has q at or below a rate keeps the expected share of false alarms at or below it.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * @param p of every test made, also of those that found nothing; each from 0 to 1
     * @return the adjusted values q, in the order of p: the least over all ranks j from the test's own of p(j) times m / j
     */
    public static double[] adjusted(double[] p) {
        List<Integer> falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(it -> p[it]).reversed())
                .toList();
        double[] q = new double[p.length];
        double least = 1;
        for (int i = 0; i < p.length; i++) {
            int rank = p.length - i;
            int at = falling.get(i);
            least = Math.min(least, p[at] * p.length / rank);
            q[at] = least;
        }
        return q;
    }
}
