package org.pollwatch.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pollwatch.local.DataDirectory;

/**
 * A data directory emptied of what an earlier demonstration left, so that figures start at nothing. Takes away only what
 * a set makes, and nothing while a set runs on it.
 */
final class FreshDirectory {

    private static final List<String> MADE_BY_A_SET = List.of("broker", "registry", "state");

    private final Path directory;

    FreshDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Empties it.
     *
     * @throws IllegalStateException when a set runs on it
     * @throws IOException when something cannot be deleted
     */
    void empty() throws IOException {
        try (DataDirectory held = DataDirectory.hold(directory)) {
            for (String name : MADE_BY_A_SET) {
                delete(held.path().resolve(name));
            }
        }
    }

    /** How much it holds now, in megabytes. */
    long megabytes() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(tree)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
