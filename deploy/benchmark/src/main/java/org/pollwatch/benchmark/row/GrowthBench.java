package org.pollwatch.benchmark.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.benchmark.bed.LogBed;
import org.pollwatch.benchmark.row.Row.Spot;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionFiles;

/** Whether a report costs more the more there are: one log that grows, measured piece by piece, checked after each. */
public final class GrowthBench {
    private static final String WHAT = "growth";
    private static final int LEAST_PIECE = 5_000;
    private static final int FEWEST_PIECES = 10;
    private static final double MEGABYTES = 1e6;

    private final Plan plan;
    private final Progress progress;

    public GrowthBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** One piece, measured. */
    private record Step(
            WarmTopology.Piece piece, Optional<String> difference, long state, long log, OptionalLong liveHeap) {}

    public List<Row> run(MissionFiles files) {
        progress.say("growth: starting a broker and a registry");
        try (LogBed bed = LogBed.start(plan.work().resolve(WHAT), files);
                WarmTopology topology = WarmTopology.start(
                        WHAT, plan, progress, bed, Topics.DEFAULT_PARTITIONS, plan.threads(), plan.growth())) {
            long logBefore = bed.logBytes();
            List<Step> steps = new ArrayList<>();
            for (int to : ends(plan.growth())) {
                WarmTopology.Piece piece = topology.count(to);
                long log = bed.logBytes() - logBefore;
                steps.add(new Step(piece, topology.difference(), topology.stateBytes(), log, topology.liveHeapBytes()));
                progress.say(String.format("growth: %,d counted, %,.0f reports/s", to, piece.perSecond()));
            }
            return rows(steps, files.mission().places().size());
        }
    }

    /** @return 1, 2, 5, 10, ... from a tenth of them or 5,000 on; the last is all of them */
    static List<Integer> ends(int reports) {
        List<Integer> ends = new ArrayList<>();
        long least = Math.min(LEAST_PIECE, reports / FEWEST_PIECES);
        for (long decade = 1; decade < reports; decade *= 10) {
            for (long end : new long[] {decade, 2 * decade, 5 * decade}) {
                if (end >= least && end < reports) {
                    ends.add((int) end);
                }
            }
        }
        ends.add(reports);
        return ends;
    }

    private List<Row> rows(List<Step> steps, int places) {
        List<Row> rows = new ArrayList<>();
        Step first = steps.get(0);
        String baseline = String.format("the first %,d reports", first.piece().to());
        for (Step it : steps) {
            WarmTopology.Piece piece = it.piece();
            String span = String.format("%,d to %,d", piece.from(), piece.to());
            Row time = row("time, " + span, "µs a report", 1e6 / piece.perSecond(), it, "time")
                    .noting(String.format("%,.1f reports about a place by then", (double) piece.to() / places));
            Row processor = row("processor time, " + span, "µs a report", piece.cost(), it, "processor time")
                    .noting(String.format(
                            "topology %,.0f µs, broker %,.0f µs; until the topology rested",
                            piece.micros(piece.topology()), piece.micros(piece.broker())));
            boolean isFirst = piece.from() == 0;
            rows.add(isFirst ? time : time.against(baseline, 1e6 / first.piece().perSecond()));
            rows.add(
                    isFirst
                            ? processor
                            : processor.against(baseline, first.piece().cost()));
        }
        rows.addAll(sizes(first, steps.get(steps.size() - 1), baseline));
        return rows;
    }

    private static Row row(String name, String unit, double figure, Step step, String curve) {
        return Row.of(name, unit, figure, step.piece().reports())
                .checked(step.difference())
                .at(new Spot("Growth", curve, "reports counted", step.piece().to()));
    }

    private static List<Row> sizes(Step first, Step last, String baseline) {
        List<Row> rows = new ArrayList<>();
        rows.add(size("state on disk, all counted", last, last.state())
                .against(baseline, first.state() / MEGABYTES)
                .noting("RocksDB of all tasks"));
        rows.add(size("log on disk, all counted", last, last.log())
                .against(baseline, first.log() / MEGABYTES)
                .noting("of the broker, with changelogs and what is not compacted yet; the warm-up is taken off"));
        if (first.liveHeap().isPresent() && last.liveHeap().isPresent()) {
            rows.add(size("live heap, all counted", last, last.liveHeap().getAsLong())
                    .against(baseline, first.liveHeap().getAsLong() / MEGABYTES)
                    .noting("of the topology's JVM, after a full collection"));
        }
        return rows;
    }

    private static Row size(String name, Step last, long bytes) {
        return Row.of(name, "MB", bytes / MEGABYTES, 1).checked(last.difference());
    }
}
