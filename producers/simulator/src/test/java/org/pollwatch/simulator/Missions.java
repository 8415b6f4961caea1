package org.pollwatch.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;

/** The missions of the source tree, each read once. */
public final class Missions {
    private static final Map<String, MissionFiles> READ = new ConcurrentHashMap<>();

    private Missions() {}

    private static Path directory() {
        return Path.of(System.getProperty("pollwatch.root", "../.."), "schemas", "missions");
    }

    public static MissionFiles of(String id) {
        return READ.computeIfAbsent(id, it -> MissionDirectory.load(directory().resolve(it)));
    }

    /** @return the ids of all missions that are there */
    public static Stream<String> all() {
        try (Stream<Path> list = Files.list(directory())) {
            return list
                    .filter(path -> Files.exists(path.resolve("mission.yaml")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
