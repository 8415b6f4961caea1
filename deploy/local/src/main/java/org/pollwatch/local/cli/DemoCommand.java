package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.Preflight;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.WholeSet;
import org.pollwatch.simulator.Comparison;
import org.pollwatch.simulator.DaySummary;
import org.pollwatch.simulator.Replay;
import org.pollwatch.simulator.day.ElectionDay;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.drive.DriveSettings;
import org.pollwatch.simulator.drive.Speed;
import org.pollwatch.simulator.figures.ComparisonResult;
import org.pollwatch.simulator.plan.ReplayPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch demo}: an election day in three minutes, on a set of its own that starts empty each time. */
@Command(
        name = "demo",
        description = "Replays an election day through everything, on this machine, and shows it moving on a page.")
final class DemoCommand implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";
    private static final double SECONDS = 180;
    private static final Duration SETTLING = Duration.ofSeconds(60);

    @Spec
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Mixin
    private SetPorts named;

    @Option(
            names = "--mission",
            paramLabel = "ID|DIR",
            defaultValue = ServeCommand.USUAL_MISSION,
            description = "whose day (default: ${DEFAULT-VALUE})")
    private String mission;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "seconds of the day in one second, or as fast as it goes (default: the day in three minutes)")
    private Optional<String> speed = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--once", description = "end with the table of figures, published and computed")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        Path directory = data.directory("demo");
        PrintWriter out = command.commandLine().getOut();
        if (!new PreflightLines(out).print(new Preflight(directory).run())) {
            return 1;
        }
        Path folder = MissionFolders.ofLauncher().find(mission, command.commandLine());
        ServedMission served = new ServedMission(folder, MissionDirectory.load(folder));
        Speed pace = pace(served.files());
        FreshDirectory fresh = new FreshDirectory(directory);
        fresh.empty();
        WholeSet set = WholeSet.hold(named.settings(Ports.movable(command, HOST), directory, HOST, List.of(served)));
        UntilStopped.closeAtTheEnd(set, () -> farewell(fresh, directory, out));
        LocalSet.Base base = set.start(new PartLines(out)::print);
        out.println("ready: open " + set.headquarters() + "/");
        out.println("       the page asks nobody who they are: anybody on this machine may see and change everything;");
        out.println("       for a real mission, with accounts and roles: ./pollwatch serve --mission ID");
        Map<String, String> tokens = new SimulatedTeams(
                        base.bootstrap(), base.registry().toString(), ClientSettings.NONE)
                .tokens(served.files(), true);
        DriveSettings drive = DriveSettings.of(set.gateway(), tokens, pace);
        DaySummary summary = Replay.run(served.files(), seed, Noise.ordinary(), drive, ProgressBar.on(out));
        out.print(summary.text());
        ComparisonResult result = new Comparison(served.files(), set.headquarters()).settled(SETTLING);
        out.println();
        out.println(result.table());
        if (!once) {
            out.println("the day is over; " + set.headquarters() + "/ stays until Ctrl-C");
            UntilStopped.hold();
        }
        return result.differences() == 0 ? 0 : 1;
    }

    /** As asked for, else so that the day is over in three minutes. */
    private Speed pace(MissionFiles files) {
        if (speed.isPresent()) {
            return SimulationOptions.speed(speed.get(), command);
        }
        ElectionDay day = ElectionDay.of(files, ReplayPlan.of(files, seed), seed, Noise.ordinary());
        return Speed.times(Math.max(1, day.span().toSeconds() / SECONDS));
    }

    private static void farewell(FreshDirectory fresh, Path directory, PrintWriter out) {
        try {
            out.println("everything has stopped. Left behind: " + directory + ", " + fresh.megabytes()
                    + " MB; to delete it: rm -r '" + directory + "'");
        } catch (IOException unreadable) {
            out.println("everything has stopped. Left behind: " + directory);
        }
        out.flush();
    }
}
