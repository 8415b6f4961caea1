package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.Comparison;
import org.pollwatch.simulator.DaySummary;
import org.pollwatch.simulator.Replay;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.figures.ComparisonResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch replay}: sends the reconstruction of a mission's day to a running gateway. */
@Command(
        name = "replay",
        description =
                "Sends a day that ends in the figures that a mission printed. Stations, hours, regions are synthetic.")
final class ReplayCommand implements Callable<Integer> {

    private static final Duration SETTLING = Duration.ofMinutes(3);

    @Spec
    private CommandSpec command;

    @Mixin
    private SimulationOptions simulation;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--headquarters",
            paramLabel = "URL",
            description =
                    "end with the table of figures, published and computed, as headquarters shows them; exit code 1"
                            + " on a difference (default: no table)")
    private Optional<URI> headquarters = Optional.empty();

    @Mixin
    private HeadquartersAccount account;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        MissionFiles files = simulation.files(command);
        DaySummary summary =
                Replay.run(files, seed, Noise.ordinary(), simulation.drive(files, command), ProgressBar.on(out));
        out.print(summary.text());
        if (headquarters.isEmpty()) {
            out.flush();
            return 0;
        }
        ComparisonResult result = new Comparison(files, headquarters.get(), account.authorization()).settled(SETTLING);
        out.println();
        out.println(result.table());
        return result.differences() == 0 ? 0 : 1;
    }
}
