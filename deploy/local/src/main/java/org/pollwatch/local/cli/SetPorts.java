package org.pollwatch.local.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.WholeSet;
import picocli.CommandLine.Option;

/** The ports of a whole set. */
final class SetPorts {

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "the broker's port (default: " + BrokerCommand.USUAL_PORT + ")")
    private Optional<Integer> kafka = Optional.empty();

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            description = "the registry's port (default: " + RegistryCommand.USUAL_PORT + ")")
    private Optional<Integer> registry = Optional.empty();

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            description = "the gateway's port (default: " + GatewayCommand.USUAL_PORT + ")")
    private Optional<Integer> gateway = Optional.empty();

    @Option(
            names = "--hq-port",
            paramLabel = "PORT",
            description = "headquarters' port (default: " + HeadquartersCommand.USUAL_PORT + ")")
    private Optional<Integer> headquarters = Optional.empty();

    /** A set at these ports, as far as they are free. */
    WholeSet.Settings settings(Ports ports, Path directory, String host, List<ServedMission> missions) {
        LocalSet.Settings base = new LocalSet.Settings(
                directory,
                host,
                ports.choose("--kafka-port", kafka, BrokerCommand.USUAL_PORT),
                ports.choose("--registry-port", registry, RegistryCommand.USUAL_PORT));
        return new WholeSet.Settings(
                base,
                ports.choose("--gateway-port", gateway, GatewayCommand.USUAL_PORT),
                ports.choose("--hq-port", headquarters, HeadquartersCommand.USUAL_PORT),
                missions);
    }
}
