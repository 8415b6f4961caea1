package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionFiles;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds a mission's directory: one that the user names, or one that comes with Pollwatch, by its id. */
final class MissionFolders {

    private static final String CARD = "mission.yaml";

    private final Path shipped;

    /** @param shipped the directory that holds those that come with Pollwatch */
    MissionFolders(Path shipped) {
        this.shipped = shipped;
    }

    /** Those beside the launcher. */
    static MissionFolders ofLauncher() {
        return new MissionFolders(Path.of(System.getProperty("pollwatch.root", "."), "schemas", "missions"));
    }

    /**
     * The directory of a mission.
     *
     * @param named an id or a path
     * @param command to blame
     * @return an existing directory
     * @throws ParameterException when there is none, with the ids that there are
     */
    Path find(String named, CommandLine command) {
        Path path = Path.of(named);
        if (Files.isDirectory(path)) {
            return path;
        }
        if (path.getNameCount() == 1
                && Files.isRegularFile(shipped.resolve(path).resolve(CARD))) {
            return shipped.resolve(path);
        }
        throw new ParameterException(
                command,
                "no mission " + named + ": name a directory"
                        + (ids().isEmpty() ? "" : ", or one of " + String.join(", ", ids())));
    }

    /**
     * The mission in a directory.
     *
     * @param named an id or a path
     * @param command to blame
     * @return the mission, checked
     * @throws MissionFaults with everything that is wrong with it
     * @throws ParameterException when there is no such directory
     */
    MissionFiles load(String named, CommandLine command) {
        return MissionDirectory.load(find(named, command));
    }

    /** Prints each fault on a line, by file and line, and how many there are. */
    static void print(String named, MissionFaults faults, PrintWriter err) {
        faults.all().forEach(fault -> err.println(named + "/" + fault));
        int count = faults.all().size();
        err.println(count + (count == 1 ? " fault" : " faults"));
    }

    /** The ids of those that come with Pollwatch, sorted. */
    List<String> ids() {
        if (!Files.isDirectory(shipped)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(shipped)) {
            return found.filter(folder -> Files.isRegularFile(folder.resolve(CARD)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
