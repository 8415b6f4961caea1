package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.MissionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch mission check}: every fault with file and line, or what would be counted. */
@Command(
        name = "check",
        description = "Reads a mission's directory and lists every fault by file and line, or what it would count.")
final class MissionCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "a mission's directory, or the id of one that comes with Pollwatch")
    private String directory;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try {
            MissionFiles files = MissionFolders.ofLauncher().load(directory, command.commandLine());
            out.print(MissionReport.render(files));
            out.println();
            out.println("no faults");
            return 0;
        } catch (MissionFaults faults) {
            MissionFolders.print(directory, faults, command.commandLine().getErr());
            return 1;
        }
    }
}
