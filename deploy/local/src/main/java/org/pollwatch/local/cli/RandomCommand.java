package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.DaySummary;
import org.pollwatch.simulator.RandomDay;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.plan.RandomPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch random}: sends a day at random to a running gateway. */
@Command(name = "random", description = "Sends a day at random, for any mission, with what goes wrong on a real one.")
final class RandomCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed, the same day (default: a new one, printed)")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--reports",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many reports stand at the end (default: ${DEFAULT-VALUE})")
    private int reports;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        MissionFiles files = simulation.files(command);
        long chosen = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1, 1_000_000));
        out.println("seed " + chosen);
        DaySummary summary = RandomDay.run(
                files,
                chosen,
                RandomPlan.Settings.of(reports),
                Noise.ordinary(),
                simulation.drive(files, command),
                ProgressBar.on(out));
        out.print(summary.text());
        out.flush();
        return 0;
    }
}
