package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
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

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        try {
            MissionFiles files = MissionFolders.ofLauncher().load(directory, command.commandLine());
            Published published = new MissionPublication(cluster.bootstrap(), cluster.registry())
                    .publish(files, partitions.stream().mapToInt(it -> it).findFirst());
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
}
