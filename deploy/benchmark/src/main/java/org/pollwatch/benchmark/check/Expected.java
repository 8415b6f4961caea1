package org.pollwatch.benchmark.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening;
import org.pollwatch.oracle.Oracle;

/**
 * The oracle's figures for a set of reports. It is asked for a share of the places at a time, which saves memory; over
 * disjoint places all figures add, those of distinct places too.
 */
public final class Expected {
    private static final int SHARES = 32;

    private final Mission mission;
    private final Stock stock;

    public Expected(Mission mission, Stock stock) {
        this.mission = mission;
        this.stock = stock;
    }

    /**
     * @param numbers of the reports that were sent, once each
     * @return as {@link Oracle#figures}
     */
    public Map<String, Map<String, Long>> figures(BitSet numbers) {
        Map<String, Map<String, Long>> sum = new TreeMap<>();
        IntStream.range(0, SHARES)
                .parallel()
                .mapToObj(
                        share -> Oracle.of(mission, happenings(numbers, share)).figures())
                .forEach(figures -> addTo(sum, figures));
        return sum;
    }

    private List<Happening> happenings(BitSet numbers, int share) {
        List<Happening> all = new ArrayList<>();
        numbers.stream()
                .filter(number -> Math.floorMod(stock.place(number).hashCode(), SHARES) == share)
                .forEach(number -> all.add(new Happening.Submitted(
                        new Submission(stock.report(number), "T", Authority.TEAM, Instant.EPOCH, mission.revision()),
                        true)));
        return all;
    }

    private static void addTo(Map<String, Map<String, Long>> sum, Map<String, Map<String, Long>> figures) {
        synchronized (sum) {
            figures.forEach((key, named) -> {
                Map<String, Long> there = sum.computeIfAbsent(key, it -> new TreeMap<>());
                named.forEach((name, amount) -> there.merge(name.intern(), amount, Long::sum));
            });
        }
    }
}
