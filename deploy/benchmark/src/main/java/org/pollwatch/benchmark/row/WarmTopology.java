package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.benchmark.bed.Child;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.LogBed;
import org.pollwatch.benchmark.bed.Preload;
import org.pollwatch.benchmark.bed.Probe;
import org.pollwatch.benchmark.bed.TopologyProgram;
import org.pollwatch.benchmark.bed.WarmUpMission;
import org.pollwatch.benchmark.check.Expected;
import org.pollwatch.benchmark.check.PublishedFigures;
import org.pollwatch.benchmark.check.PublishedFigures.Point;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.mission.MissionFiles;

/**
 * A topology whose JVM has counted the same kind of reports for another mission before, so that it has nothing left to compile. It
 * is given reports by the piece and measured until it rests again.
 */
final class WarmTopology implements AutoCloseable {
    private static final int MOST_TO_WARM_UP = 30_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SEEN = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Of a core, and the topology rests: places that waited to be judged have been. */
    private static final double RESTING = 0.2;

    private final String what;
    private final Progress progress;
    private final LogBed bed;
    private final Link link;
    private final Probe probe;
    private final Stock stock;
    private final BitSet sent = new BitSet();
    private final PublishedFigures published;
    private final Child child;

    private WarmTopology(String what, Plan plan, Progress progress, LogBed bed, Link warmUp, int threads) {
        this.what = what;
        this.progress = progress;
        this.bed = bed;
        this.link = bed.link();
        this.stock = Stock.of(link.mission(), link.form(), place -> true, plan.seed());
        this.probe = new Probe(link);
        probe.tellTimes(link.topics().rates().name());
        this.published = new PublishedFigures(link);
        this.child = TopologyProgram.startWarm(bed, warmUp, threads, plan.recording(what));
    }

    /**
     * Starts it and lets it warm up.
     *
     * @param what is measured, for the reader
     * @param partitions of the topics keyed by report
     * @param reports that it is to count; it warms up on half as many, or 30,000
     */
    static WarmTopology start(
            String what, Plan plan, Progress progress, LogBed bed, int partitions, int threads, int reports) {
        int most = Math.min(MOST_TO_WARM_UP, reports / 2);
        MissionFiles files = WarmUpMission.of(plan.mission(), bed.directory("warm-up"));
        progress.say(String.format("%s: warming up on %,d reports of another mission", what, most));
        Link warmUp = bed.publish(files, partitions);
        Stock stock = Stock.of(warmUp.mission(), warmUp.form(), place -> true, plan.seed());
        Preload.send(warmUp, stock, 0, most, new BitSet());
        WarmTopology topology = new WarmTopology(what, plan, progress, bed, warmUp, threads);
        try {
            topology.child.awaitReady(PATIENCE);
        } catch (RuntimeException e) {
            topology.close();
            throw e;
        }
        return topology;
    }

    /**
     * What some reports took.
     *
     * @param from how many there were before
     * @param to how many there are now
     * @param seconds from the first one sent to the last one in the country's figure
     * @param topology processor time, until it rested, as {@code broker}
     */
    record Piece(int from, int to, double seconds, Duration topology, Duration broker) {
        int reports() {
            return to - from;
        }

        double perSecond() {
            return reports() / seconds;
        }

        /** @return processor microseconds a report */
        double cost() {
            return micros(topology.plus(broker));
        }

        /** @return a span's share of one report, in microseconds */
        double micros(Duration span) {
            return span.toNanos() / 1e3 / reports();
        }
    }

    /**
     * Writes reports to the log, as fast as it takes them, and waits until they are counted.
     *
     * @param to how many there are to be in all
     */
    Piece count(int to) {
        int from = sent.length();
        Duration topology = child.processorTime();
        Duration broker = bed.brokersProcessorTime();
        long start = System.currentTimeMillis();
        progress.say(String.format("%s: reports %,d to %,d", what, from + 1, to));
        Preload.send(link, stock, from, to, sent);
        new CatchUp(what, link, probe, progress).await(to, judged -> child.expectAlive());
        if (!published.awaitReports(to, SEEN)) {
            throw new IllegalStateException("the country has " + published.reports() + " of " + to + " reports");
        }
        awaitRest();
        return new Piece(
                from,
                to,
                Math.max(1, countedAt(to) - start) / 1e3,
                child.processorTime().minus(topology),
                bed.brokersProcessorTime().minus(broker));
    }

    private long countedAt(int reports) {
        return published.growth().stream()
                .filter(it -> it.reports() >= reports)
                .mapToLong(Point::at)
                .findFirst()
                .orElseThrow();
    }

    private void awaitRest() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Duration before = child.processorTime();
        double share = 1;
        while (share > RESTING && System.nanoTime() < deadline) {
            CatchUp.pause(LOOK);
            Duration now = child.processorTime();
            share = (double) now.minus(before).toNanos() / LOOK.toNanos();
            before = now;
        }
    }

    /** @return what the oracle has found different in all figures that are published now; empty if nothing */
    Optional<String> difference() {
        progress.say(what + ": asking the oracle");
        return published.difference(new Expected(link.mission(), stock).figures(sent), Duration.ofSeconds(60));
    }

    /** @return bytes on disk */
    long stateBytes() {
        return TopologyProgram.stateBytes(bed);
    }

    /** @return bytes, after a full collection; empty where the JDK does not tell */
    OptionalLong liveHeapBytes() {
        return child.liveHeapBytes();
    }

    @Override
    public void close() {
        published.close();
        probe.close();
        child.close();
    }
}
