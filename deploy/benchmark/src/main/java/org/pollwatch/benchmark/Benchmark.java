package org.pollwatch.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pollwatch.benchmark.bed.Directories;
import org.pollwatch.benchmark.row.FindingBench;
import org.pollwatch.benchmark.row.GatewayBench;
import org.pollwatch.benchmark.row.GrowthBench;
import org.pollwatch.benchmark.row.PartitionBench;
import org.pollwatch.benchmark.row.Plan;
import org.pollwatch.benchmark.row.PostgresBench;
import org.pollwatch.benchmark.row.Progress;
import org.pollwatch.benchmark.row.Row;
import org.pollwatch.benchmark.row.SetBench;
import org.pollwatch.benchmark.row.TopologyBench;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures everything, prints a table, writes JSON and a page. Exit codes: 0 done, 1 something was counted wrong, 2 wrong usage. */
@Command(
        name = "pollwatch benchmark",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Measures how fast everything is, each figure beside a baseline of the same run and a check of what"
                        + " was counted. Best on a machine that does nothing else.")
public final class Benchmark implements Callable<Integer> {
    private static final int LONG_DAY = 450_000;

    @Spec
    private CommandSpec command;

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "only some of: ${COMPLETION-CANDIDATES}")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(
            names = "--reports",
            paramLabel = "N",
            defaultValue = "200000",
            description = "reports that the topology, and PostgreSQL beside it, count (default: ${DEFAULT-VALUE})")
    private int reports;

    @Option(
            names = "--spread",
            paramLabel = "N",
            defaultValue = "50000",
            description = "reports that the topology counts on each number of partitions (default: ${DEFAULT-VALUE})")
    private int spread;

    @Option(
            names = "--growth",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "reports that the topology counts while it is measured what one costs the more there are; 1000000"
                            + " or 10000000 show more and take longer and more disk in proportion (default: ${DEFAULT-VALUE})")
    private int growth;

    @Option(
            names = "--day",
            paramLabel = "N",
            defaultValue = "100000",
            description = "reports in state when it is killed (default: ${DEFAULT-VALUE})")
    private int day;

    @Option(names = "--long", description = "450,000 reports counted and in state: a whole day")
    private boolean wholeDay;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "of the topology when it is measured alone (default: ${DEFAULT-VALUE}, as in the product)")
    private int threads;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "of one measured section; there are several (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "reports a second while latency is measured (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--watchers",
            paramLabel = "N",
            defaultValue = "1000",
            description = "the most that watch headquarters at once; a tenth of them while much is reported"
                    + " (default: ${DEFAULT-VALUE})")
    private int watchers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20221120",
            description = "equal seeds give equal reports (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--mission",
            paramLabel = "ID|DIR",
            defaultValue = "kz-2022",
            description = "the mission that is reported on (default: ${DEFAULT-VALUE})")
    private String mission;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "where results go and the work is done (default: .pollwatch/benchmark)")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--profile", description = "records the topology with Java's flight recorder")
    private boolean profile;

    /**
     * Runs it.
     *
     * @param arguments what stands after {@code ./pollwatch benchmark}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** @param environment every option also as {@code POLLWATCH_...} */
    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new Benchmark());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setDefaultValueProvider(argument -> argument instanceof CommandLine.Model.OptionSpec option
                ? environment.get("POLLWATCH_"
                        + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
                : null);
        return commandLine;
    }

    @Override
    public Integer call() throws Exception {
        Instant start = Instant.now();
        Progress progress = new Progress(command.commandLine().getErr());
        Path root = Path.of(System.getProperty("pollwatch.root", "."));
        Path results = directory.orElse(root.resolve(".pollwatch/benchmark")).toAbsolutePath();
        Files.createDirectories(results);
        Path folder = folder(root);
        Map<String, String> facts = Machine.facts();
        facts.put("seed", Long.toString(seed));
        MissionFiles files = MissionDirectory.load(folder);
        Plan plan = plan(start, results, folder);
        List<Row> rows;
        try {
            rows = measure(plan, files, progress);
        } finally {
            Directories.delete(plan.work());
        }
        facts.put("mission", files.mission().id());
        facts.put("run", String.format("%.0f s", progress.seconds()));
        facts.put(
                "processes",
                "broker in a JVM of its own; gateway, twin and load in one; topology in one;"
                        + " latency and restart of everything: `serve` as it comes");
        Results all = new Results(start, facts, rows);
        PrintWriter out = command.commandLine().getOut();
        all.print(out);
        all.write(results).forEach(out::println);
        out.flush();
        return all.isOk() ? 0 : 1;
    }

    private Path folder(Path root) {
        Path named = Path.of(mission);
        Path folder = Files.isDirectory(named)
                ? named
                : root.resolve("schemas/missions").resolve(mission);
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(command.commandLine(), "no mission " + mission);
        }
        return folder.toAbsolutePath();
    }

    private Plan plan(Instant start, Path results, Path folder) throws IOException {
        return new Plan(
                wholeDay ? LONG_DAY : reports,
                spread,
                growth,
                wholeDay ? LONG_DAY : day,
                threads,
                Duration.ofSeconds(seconds),
                rate,
                watchers,
                seed,
                folder,
                Files.createTempDirectory(results, "work"),
                profile ? Optional.of(results.resolve(Long.toString(start.getEpochSecond()))) : Optional.empty());
    }

    private List<Row> measure(Plan plan, MissionFiles files, Progress progress) {
        progress.say("measuring "
                + only.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
        List<Row> rows = new ArrayList<>();
        boolean restart = only.contains(Part.RESTART);
        if (only.contains(Part.GATEWAY) || only.contains(Part.BATCH)) {
            rows.addAll(new GatewayBench(plan, progress)
                    .run(files, only.contains(Part.GATEWAY), only.contains(Part.BATCH)));
        }
        if (only.contains(Part.TOPOLOGY) || restart) {
            rows.addAll(new TopologyBench(plan, progress).run(files, only.contains(Part.TOPOLOGY), restart));
        }
        if (only.contains(Part.PARTITIONS)) {
            rows.addAll(new PartitionBench(plan, progress).run(files));
        }
        if (only.contains(Part.GROWTH)) {
            rows.addAll(new GrowthBench(plan, progress).run(files));
        }
        if (only.contains(Part.POSTGRES)) {
            rows.addAll(new PostgresBench(plan, progress).run(files));
        }
        boolean watched = only.contains(Part.WATCHERS);
        if (only.contains(Part.LATENCY) || watched || restart) {
            rows.addAll(new SetBench(plan, progress).run(files, only.contains(Part.LATENCY), watched, restart));
        }
        if (only.contains(Part.FINDINGS)) {
            rows.addAll(new FindingBench(plan, progress).run(files));
        }
        return rows;
    }
}
