package org.pollwatch.local.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pollwatch.contract.mission.FileFault;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionFiles;
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
        Path folder = MissionFolders.ofLauncher().find(directory, command.commandLine());
        try {
            MissionFiles files = MissionDirectory.load(folder);
            MissionSummary.lines(files).forEach(out::println);
            out.println();
            out.println("no faults");
            return 0;
        } catch (MissionFaults faults) {
            PrintWriter err = command.commandLine().getErr();
            for (FileFault fault : faults.all()) {
                err.println(folder.resolve(fault.toString()));
            }
            err.println(faults.all().size() + (faults.all().size() == 1 ? " fault" : " faults"));
            return 1;
        }
    }
}
