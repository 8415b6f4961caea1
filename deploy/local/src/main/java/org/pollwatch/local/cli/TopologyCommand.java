package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.local.DataDirectory;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.TopologyPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pollwatch topology}: one mission's topology alone. */
@Command(name = "topology", description = "Runs the topology of one mission alone, against a running cluster.")
final class TopologyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private DataOption data;

    @Option(names = "--mission", paramLabel = "ID", required = true, description = "the mission's id")
    private String mission;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "stream threads (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            defaultValue = "1",
            description =
                    "this instance among several of one mission, the same over restarts (default: ${DEFAULT-VALUE})")
    private String instance;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            defaultValue = "0",
            description = "copies of the state on other instances; from two instances up (default: ${DEFAULT-VALUE})")
    private int standbys;

    @Option(
            names = "--commit",
            paramLabel = "MS",
            defaultValue = "25",
            description =
                    "milliseconds from one commit to the next, which figures wait for twice; more of them spare the"
                            + " brokers (default: ${DEFAULT-VALUE})")
    private int commit;

    @Mixin
    private ManagementOptions management;

    @Override
    public Integer call() throws InterruptedException, IOException {
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        PrintWriter out = command.commandLine().getOut();
        Path directory = data.directory("topology-" + instance);
        DataDirectory held = DataDirectory.hold(directory);
        LocalSet.Base base = new LocalSet.Base(cluster.bootstrap(), URI.create(cluster.registry()), directory);
        ClientSettings secured = cluster.secured();
        LocalSet.Running running = new TopologyPart(
                        mission,
                        settings -> settings.withThreads(threads)
                                .withCommit(Duration.ofMillis(commit))
                                .as(instance, standbys)
                                .with(secured),
                        management.address())
                .start(base);
        UntilStopped.closeAtTheEnd(
                () -> {
                    running.part().close();
                    held.close();
                },
                () -> {});
        out.println("topology  " + running.address());
        out.println("ready");
        UntilStopped.holdWhile(running.alive());
        command.commandLine().getErr().println("the topology has stopped, its log says why");
        return 1;
    }
}
