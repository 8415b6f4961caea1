package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.GatewayPart;
import org.pollwatch.local.service.HeadquartersPart;
import org.pollwatch.local.service.PublishedMission;
import org.pollwatch.local.service.ServedMission;
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

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            description = "the gateway's port (default: " + GatewayCommand.USUAL_PORT + ")")
    private Optional<Integer> gatewayPort = Optional.empty();

    @Option(
            names = "--hq-port",
            paramLabel = "PORT",
            description = "headquarters' port (default: " + HeadquartersCommand.USUAL_PORT + ")")
    private Optional<Integer> hqPort = Optional.empty();

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
        LocalSet set = LocalSet.hold(new LocalSet.Settings(
                directory,
                host.host(),
                ports.choose("--kafka-port", kafkaPort, BrokerCommand.USUAL_PORT),
                ports.choose("--registry-port", registryPort, RegistryCommand.USUAL_PORT)));
        UntilStopped.closeAtTheEnd(set, () -> out.println("stopped; data kept in " + directory));
        int gateway = ports.choose("--gateway-port", gatewayPort, GatewayCommand.USUAL_PORT);
        int hq = ports.choose("--hq-port", hqPort, HeadquartersCommand.USUAL_PORT);
        set.start(services(served, gateway, hq), new PartLines(out)::print);
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }

    private List<LocalSet.Service> services(List<ServedMission> served, int gateway, int hq) {
        List<LocalSet.Service> services = new ArrayList<>();
        served.forEach(mission -> services.add(new PublishedMission(mission.files())));
        served.forEach(mission -> services.add(new TopologyPart(mission.id(), THREADS)));
        services.add(new GatewayPart(host.host(), gateway, served));
        services.add(new HeadquartersPart(host.host(), hq, served));
        return services;
    }
}
