package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pollwatch.benchmark.bed.Child;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.LogBed;
import org.pollwatch.benchmark.bed.PassThroughProgram;
import org.pollwatch.benchmark.bed.Preload;
import org.pollwatch.benchmark.bed.Probe;
import org.pollwatch.benchmark.bed.TopologyProgram;
import org.pollwatch.benchmark.check.Expected;
import org.pollwatch.benchmark.check.PublishedFigures;
import org.pollwatch.benchmark.check.PublishedFigures.Point;
import org.pollwatch.benchmark.check.ReceiptTimes;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionFiles;

/**
 * The topology in a JVM of its own, on a log that holds everything already: how fast it gets through, beside a bare
 * pass-through of the same records on the same broker; and how soon after a SIGKILL it counts on.
 */
public final class TopologyBench {
    private static final double WARM = 0.30;
    private static final double BEFORE_THE_END = 0.95;
    private static final int PASSES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Plan plan;
    private final Progress progress;

    public TopologyBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** @param speed and {@code restart}: which of them is measured */
    public List<Row> run(MissionFiles files, boolean speed, boolean restart) {
        int reports = speed ? plan.reports() : plan.day();
        progress.say("topology: starting a broker and a registry");
        try (LogBed bed = LogBed.start(plan.work().resolve("topology"), files);
                Probe probe = new Probe(bed.link());
                Run run = new Run(bed, probe)) {
            run.preload(reports);
            double baseline = speed ? run.passThrough(reports) : 0;
            run.count(reports);
            List<Row> rows = new ArrayList<>();
            if (speed) {
                run.readAll();
                rows.add(run.speed(reports, baseline));
            }
            if (restart) {
                rows.add(run.restart(reports));
            }
            return run.checked(rows);
        }
    }

    /** On one bed. */
    private final class Run implements AutoCloseable {
        private final LogBed bed;
        private final Link link;
        private final Topics topics;
        private final Probe probe;
        private final Stock stock;
        private final BitSet sent = new BitSet();
        private final PublishedFigures published;
        private final ProcessorTimes processors = new ProcessorTimes();
        private Optional<Child> topology = Optional.empty();

        Run(LogBed bed, Probe probe) {
            this.bed = bed;
            this.link = bed.link();
            this.topics = link.topics();
            this.probe = probe;
            this.stock = Stock.of(link.mission(), link.form(), place -> true, plan.seed());
            probe.keepTimes(topics.receipts().name());
            probe.keepTimes(topics.rates().name());
            probe.keepTimes(topics.ratesByHour().name());
            this.published = new PublishedFigures(link);
        }

        void preload(int reports) {
            progress.say(String.format("topology: writing %,d reports to the log", reports));
            Preload.send(link, stock, 0, reports, sent);
        }

        /** @return records a second of the best pass but the first, which is cold */
        double passThrough(int records) {
            progress.say("topology: a bare pass-through of the same records, " + PASSES + " times in one JVM");
            String output = "pollwatch.pass-through";
            probe.create(output, topics.submissions().partitions());
            try (Child child = PassThroughProgram.start(bed, output, records, PASSES, plan.threads())) {
                child.awaitEnd();
            }
            ReceiptTimes times = ReceiptTimes.of(link, output);
            probe.delete(output);
            if (times.count() != PASSES * records) {
                throw new IllegalStateException("the pass-through let " + times.count() + " records through");
            }
            return IntStream.range(1, PASSES)
                    .mapToDouble(pass -> times.perSecond(pass * records, (pass + 1) * records, WARM, BEFORE_THE_END))
                    .max()
                    .orElseThrow();
        }

        /** Starts the topology and waits until it has nothing more to do. */
        void count(int reports) {
            progress.say("topology: counting");
            Child child = TopologyProgram.start(bed, plan.threads(), plan.recording("topology"));
            topology = Optional.of(child);
            processors.add(0, child.processorTime(), bed.brokersProcessorTime());
            new CatchUp("topology", link, probe, progress)
                    .await(
                            reports,
                            judged -> processors.add(judged, child.processorTime(), bed.brokersProcessorTime()));
            if (!published.awaitReports(reports, Duration.ofSeconds(30))) {
                progress.say("topology: the country has " + published.reports() + " reports");
            }
        }

        void readAll() {
            published.read();
        }

        Row speed(int reports, double baseline) {
            ProcessorTimes.Cost cost = processors.between(WARM * reports, BEFORE_THE_END * reports);
            ReceiptTimes receipts = ReceiptTimes.of(link, topics.receipts().name());
            Optional<String> difference = receipts.count() == reports
                    ? Optional.empty()
                    : Optional.of(receipts.count() + " receipts for " + reports + " submissions");
            return Row.of("topology, judged and counted", "reports/s", steady(receipts, reports), reports)
                    .against("bare exactly-once pass-through", baseline)
                    .atLeast(12_000)
                    .checked(difference)
                    .noting(String.format(
                            "from %.0f %% judged to %.0f %% counted in the country's figure, by the broker's clock;"
                                    + " receipts alone %,.0f/s; from the first receipt to the last count %,.0f/s;"
                                    + " processor time a report: topology %,d µs, broker %,d µs; published %,d figures of the day and %,d of hours; %d questions, %d partitions,"
                                    + " %d threads",
                            WARM * 100,
                            BEFORE_THE_END * 100,
                            receipts.perSecond(0, reports, WARM, BEFORE_THE_END),
                            reports / seconds(receipts.at(0), countedAt(reports)),
                            cost.topology(),
                            cost.broker(),
                            published.ofDay(),
                            published.ofHours(),
                            link.form().questions().size(),
                            topics.submissions().partitions(),
                            plan.threads()));
        }

        /** What was judged in the span must also have come through to its end: no stage may hide behind another. */
        private double steady(ReceiptTimes receipts, int reports) {
            double share = BEFORE_THE_END - WARM;
            return share * reports / seconds(receipts.at((int) (WARM * reports)), countedAt(BEFORE_THE_END * reports));
        }

        private long countedAt(double reports) {
            return published.growth().stream()
                    .filter(it -> it.reports() >= reports)
                    .mapToLong(Point::at)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }

        private static double seconds(long from, long to) {
            return Math.max(1, to - from) / 1e3;
        }

        Row restart(int reports) {
            progress.say(String.format("restart: SIGKILL to the topology, %,d reports in state", reports));
            long start = System.nanoTime();
            topology.orElseThrow().kill();
            topology = Optional.of(TopologyProgram.start(bed, plan.threads(), Optional.empty()));
            Preload.send(link, stock, reports, reports + 1, sent);
            boolean counted = published.awaitReports(reports + 1L, PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            return Row.of("restart, topology alone", "s", seconds, 1)
                    .checked(counted ? Optional.empty() : Optional.of("the new report was not counted"))
                    .noting(String.format(
                            "SIGKILL to the first figure with a later report; %,d reports in state", reports));
        }

        List<Row> checked(List<Row> rows) {
            progress.say("topology: asking the oracle");
            Optional<String> difference =
                    published.difference(new Expected(link.mission(), stock).figures(sent), Duration.ofSeconds(60));
            return rows.stream()
                    .map(row -> row.isOk() ? row.checked(difference) : row)
                    .toList();
        }

        @Override
        public void close() {
            published.close();
            topology.ifPresent(Child::close);
        }
    }
}
