package org.pollwatch.benchmark.row;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.benchmark.bed.LogBed;
import org.pollwatch.benchmark.row.Row.Spot;
import org.pollwatch.contract.mission.MissionFiles;

/** The same reports on one, two and four partitions, each on a broker of its own, with a thread for each as far as there are cores. */
public final class PartitionBench {
    private static final int[] PARTITIONS = {1, 2, 4};

    private final Plan plan;
    private final Progress progress;

    public PartitionBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public List<Row> run(MissionFiles files) {
        List<Row> rows = new ArrayList<>();
        for (int partitions : PARTITIONS) {
            Row row = measure(files, partitions);
            rows.add(
                    rows.isEmpty()
                            ? row
                            : row.against(rows.get(0).name(), rows.get(0).figure()));
        }
        return rows;
    }

    private Row measure(MissionFiles files, int partitions) {
        String what = partitions + (partitions == 1 ? " partition" : " partitions");
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = Math.min(partitions, cores);
        progress.say(what + ": starting a broker and a registry");
        try (LogBed bed = LogBed.start(plan.work().resolve("partitions-" + partitions), files, partitions);
                WarmTopology topology =
                        WarmTopology.start(what, plan, progress, bed, partitions, threads, plan.spread())) {
            WarmTopology.Piece piece = topology.count(plan.spread());
            return Row.of("topology, " + what, "reports/s", piece.perSecond(), piece.reports())
                    .checked(topology.difference())
                    .at(new Spot("Partitions", "reports counted", "partitions", partitions))
                    .noting(String.format(
                            "%d of %d cores' threads, which broker and writer share; the areas are one task however many"
                                    + " partitions there are; from the first report sent to the last one counted; processor time a"
                                    + " report: topology %,.0f µs, broker %,.0f µs",
                            threads, cores, piece.micros(piece.topology()), piece.micros(piece.broker())));
        }
    }
}
