package org.pollwatch.benchmark.row;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.PostgresServer;
import org.pollwatch.benchmark.bed.ReportTable;
import org.pollwatch.benchmark.check.Expected;
import org.pollwatch.benchmark.load.ReportJson;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Mission;

/**
 * What a user would do instead: each report a row in a table, corrections by upsert, and the figures by GROUP BY, asked
 * again as soon as they have been answered, so that they are as fresh as that database can have them.
 */
public final class PostgresBench {
    private static final int CONNECTIONS = 8;
    /** Of the reports, before anybody asks for figures. */
    private static final double ALONE = 0.3;

    private final Plan plan;
    private final Progress progress;

    public PostgresBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** @return nothing where there is no PostgreSQL */
    public List<Row> run(MissionFiles files) {
        if (!PostgresServer.isThere()) {
            progress.say("postgres: left out, there is none here (Debian: apt-get install postgresql)");
            return List.of();
        }
        Link link = new Link("", "", files.mission().at(1));
        Stock stock = Stock.of(link.mission(), link.form(), place -> true, plan.seed());
        progress.say("postgres: starting a database");
        try (PostgresServer server = PostgresServer.start()) {
            try (ReportTable table = ReportTable.create(server, link.form())) {
                return measure(link, stock, server, table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not do it", e);
        }
    }

    private List<Row> measure(Link link, Stock stock, PostgresServer server, ReportTable table) throws SQLException {
        int reports = plan.reports();
        int first = (int) (ALONE * reports);
        progress.say(String.format("postgres: %,d reports, nobody asks for figures", first));
        double alone = perSecond(link.mission(), stock, server, 0, first);
        progress.say(String.format("postgres: %,d reports, figures asked for all the time", reports - first));
        List<Double> answers = new ArrayList<>();
        CompletableFuture<Double> writing =
                CompletableFuture.supplyAsync(() -> perSecond(link.mission(), stock, server, first, reports));
        while (!writing.isDone()) {
            long start = System.nanoTime();
            table.figures();
            answers.add((System.nanoTime() - start) / 1e6);
        }
        double watched = writing.join();
        long start = System.nanoTime();
        Map<String, Map<String, Long>> figures = table.figures();
        double last = (System.nanoTime() - start) / 1e6;
        Optional<String> difference = difference(link, stock, reports, figures);
        String how = String.format("%d connections, a transaction for each report, settings as it comes", CONNECTIONS);
        return List.of(
                Row.of("PostgreSQL, insert and upsert", "reports/s", watched, (long) reports - first)
                        .against("the same, nobody asks for figures", alone)
                        .checked(difference)
                        .noting(how + "; figures asked for again and again meanwhile"),
                Row.of("PostgreSQL, all figures by GROUP BY", "ms", last, answers.size() + 1L)
                        .checked(difference)
                        .noting(String.format(
                                "%,d reports, nothing written meanwhile; while reports came in, its answers took %,.0f to"
                                        + " %,.0f ms; a figure is as old as the answer before it and its own",
                                reports,
                                answers.stream().mapToDouble(it -> it).min().orElse(0),
                                answers.stream().mapToDouble(it -> it).max().orElse(0))));
    }

    private static double perSecond(Mission mission, Stock stock, PostgresServer server, int from, int to) {
        AtomicInteger next = new AtomicInteger(from);
        long start = System.nanoTime();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            writers.add(CompletableFuture.runAsync(
                    () -> write(mission, stock, server, next, to), task -> new Thread(task, "postgres").start()));
        }
        writers.forEach(CompletableFuture::join);
        return (to - from) * 1e9 / (System.nanoTime() - start);
    }

    private static void write(Mission mission, Stock stock, PostgresServer server, AtomicInteger next, int end) {
        try (ReportTable.Writer writer = ReportTable.writer(server)) {
            for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                Report report = stock.report(number);
                String json = new String(ReportJson.write(report), StandardCharsets.UTF_8);
                writer.write(report, mission, json);
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Of the country, by indicator: what the database counted beside what the oracle does. */
    private Optional<String> difference(Link link, Stock stock, int reports, Map<String, Map<String, Long>> byArea) {
        BitSet all = new BitSet();
        all.set(0, reports);
        Map<String, Long> expected = new Expected(link.mission(), stock)
                .figures(all)
                .get(link.country() + "|" + link.form().id());
        Map<String, Long> counted = new TreeMap<>();
        byArea.values().forEach(figures -> figures.forEach((name, amount) -> counted.merge(name, amount, Long::sum)));
        Map<String, Long> wanted = new HashMap<>(expected);
        wanted.keySet().retainAll(counted.keySet());
        return counted.equals(wanted)
                ? Optional.empty()
                : counted.keySet().stream()
                        .filter(it -> !counted.get(it).equals(wanted.get(it)))
                        .findFirst()
                        .map(it -> it + ": " + counted.get(it) + ", expected " + wanted.get(it));
    }
}
