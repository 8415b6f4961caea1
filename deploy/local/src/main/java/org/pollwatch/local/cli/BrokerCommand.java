package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.DataDirectory;
import org.pollwatch.local.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch broker}: the log alone. */
@Command(name = "broker", description = "Runs the Kafka broker alone, one node or three in one process.")
final class BrokerCommand implements Callable<Integer> {

    static final int USUAL_PORT = 9092;

    @Spec
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Mixin
    private HostOption host;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "its port (default: " + USUAL_PORT + ")")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "1, or 3 on ports one after another (default: ${DEFAULT-VALUE})")
    private int nodes;

    @Override
    public Integer call() throws InterruptedException {
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        PrintWriter out = command.commandLine().getOut();
        int chosen = Ports.fixed(command, host.host()).choose("--kafka-port", port, USUAL_PORT);
        DataDirectory directory = DataDirectory.hold(data.directory());
        EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.in(directory.path().resolve("broker"))
                        .withNodes(nodes)
                        .at(host.host(), chosen));
        UntilStopped.closeAtTheEnd(
                () -> {
                    broker.close();
                    directory.close();
                },
                () -> {});
        out.println("broker    " + broker.bootstrap());
        out.println("ready");
        UntilStopped.hold();
        return 0;
    }
}
