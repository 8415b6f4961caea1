package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.local.service.Accounts;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.WholeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch serve}: everything on this machine, until stopped. */
@Command(
        name = "serve",
        description =
                "Runs everything on this machine and keeps its data. Prints `ready` when a report posted now counts.")
final class ServeCommand implements Callable<Integer> {

    static final String USUAL_MISSION = "kz-2022";

    @Spec
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Mixin
    private HostOption host;

    @Option(
            names = "--mission",
            paramLabel = "ID|DIR",
            split = ",",
            description = "a mission to serve; may be given several times (default: " + USUAL_MISSION + ")")
    private List<String> missions = new ArrayList<>();

    @Mixin
    private ReachOptions reach;

    @Mixin
    private AccessOption access;

    @Mixin
    private SetPorts named;

    @Override
    public Integer call() throws Exception {
        Path directory = data.directory();
        PrintWriter out = command.commandLine().getOut();
        List<ServedMission> served = new ArrayList<>();
        for (String mission : missions.isEmpty() ? List.of(USUAL_MISSION) : missions) {
            try {
                Path folder = MissionFolders.ofLauncher().find(mission, command.commandLine());
                served.add(new ServedMission(folder, MissionDirectory.load(folder)));
            } catch (MissionFaults faults) {
                MissionFolders.print(mission, faults, command.commandLine().getErr());
                return 1;
            }
        }
        Ports ports = Ports.fixed(command, host.host());
        WholeSet set = WholeSet.hold(named.settings(ports, directory, host.host(), served)
                .withGateway(reach.changes())
                .withAccess(access.over(Accounts.in(directory), command.commandLine())));
        UntilStopped.closeAtTheEnd(set, () -> out.println("stopped; data kept in " + directory));
        ClockWatch.whenSetBack(by -> out.println("this machine's clock was set back by " + by.toSeconds()
                + " s: figures may stand still for as long. Stop with Ctrl-C and start again: nothing is lost"));
        set.start(new PartLines(out)::print);
        access.announcements().forEach(out::println);
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }
}
