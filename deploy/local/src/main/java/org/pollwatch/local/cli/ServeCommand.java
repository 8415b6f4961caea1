package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.PublishedMission;
import org.pollwatch.local.service.TopologyPart;
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

    private static final String USUAL_MISSION = "kz-2022";
    private static final int THREADS = 2;

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

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "the broker's port (default: " + BrokerCommand.USUAL_PORT + ")")
    private Optional<Integer> kafkaPort = Optional.empty();

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            description = "the registry's port (default: " + RegistryCommand.USUAL_PORT + ")")
    private Optional<Integer> registryPort = Optional.empty();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        List<MissionFiles> files = new ArrayList<>();
        for (String mission : missions.isEmpty() ? List.of(USUAL_MISSION) : missions) {
            try {
                files.add(MissionFolders.ofLauncher().load(mission, command.commandLine()));
            } catch (MissionFaults faults) {
                MissionFolders.print(mission, faults, command.commandLine().getErr());
                return 1;
            }
        }
        Path directory = data.directory();
        Ports ports = Ports.fixed(command, host.host());
        LocalSet set = LocalSet.hold(new LocalSet.Settings(
                directory,
                host.host(),
                ports.choose("--kafka-port", kafkaPort, BrokerCommand.USUAL_PORT),
                ports.choose("--registry-port", registryPort, RegistryCommand.USUAL_PORT)));
        UntilStopped.closeAtTheEnd(set, () -> out.println("stopped; data kept in " + directory));
        set.start(services(files), new PartLines(out)::print);
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }

    private List<LocalSet.Service> services(List<MissionFiles> files) {
        List<LocalSet.Service> services = new ArrayList<>();
        files.forEach(mission -> services.add(new PublishedMission(mission)));
        files.forEach(mission -> services.add(new TopologyPart(mission.mission().id(), THREADS)));
        return services;
    }
}
