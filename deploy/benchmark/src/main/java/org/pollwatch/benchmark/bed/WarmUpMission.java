package org.pollwatch.benchmark.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;

/** A mission again under another id: what a JVM counts before it is measured, and of which nothing stays. */
public final class WarmUpMission {
    private static final String CARD = "mission.yaml";
    /** What came out of that mission names it, and is not needed here. */
    private static final Set<String> LEFT_OUT = Set.of("published.csv", "cases.csv");

    private WarmUpMission() {}

    /**
     * @param mission the directory of the mission that is measured with
     * @param work where the other's directory is made
     */
    public static MissionFiles of(Path mission, Path work) {
        Path target = work.resolve("warm-up");
        try (Stream<Path> all = Files.walk(mission)) {
            for (Path file : all.toList()) {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    copy(file, target.resolve(mission.relativize(file).toString()));
                }
            }
            Path card = target.resolve(CARD);
            Files.writeString(card, Files.readString(card).replaceFirst("(?m)^(id: *\\S+)", "$1-warm-up"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + mission, e);
        }
        return MissionDirectory.load(target);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
        } else {
            Files.copy(from, to);
        }
    }
}
