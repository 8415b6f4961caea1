package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionRefused;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.service.MissionPublication;
import org.pollwatch.local.service.MissionPublication.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch mission publish}: brings a mission, or what changed in it, to a running set. */
@Command(
        name = "publish",
        description = "Publishes a mission, or what has changed in it, as one revision. All of it or nothing.")
final class MissionPublishCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Parameters(paramLabel = "DIR", description = "a mission's directory, or the id of one that comes with Pollwatch")
    private String directory;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "of the topics keyed by report, at the first publication (default: what is there, else "
                    + Topics.DEFAULT_PARTITIONS + ")")
    private Optional<Integer> partitions = Optional.empty();

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "of each partition, at the first publication; with three, two must have a record before it"
                    + " counts as written (default: three where there are three brokers, else as many as there are)")
    private Optional<Integer> copies = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = command.commandLine().getErr();
        try {
            MissionFiles files = MissionFolders.ofLauncher().load(directory, command.commandLine());
            Published published = new MissionPublication(cluster.bootstrap(), cluster.registry(), cluster.secured())
                    .publish(files, number(partitions), number(copies));
            String change = published.changed() == 0 ? "unchanged" : published.changed() + " pieces changed";
            String series = published.series() == 0 ? "" : ", " + published.series() + " announced figures added";
            command.commandLine()
                    .getOut()
                    .println(files.mission().id() + " revision " + published.revision() + ": " + change + series);
            return 0;
        } catch (MissionFaults faults) {
            MissionFolders.print(directory, faults, err);
            return 1;
        } catch (DefinitionRefused refused) {
            refused.reasons().forEach(err::println);
            return 1;
        }
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.stream().mapToInt(it -> it).findFirst();
    }
}
