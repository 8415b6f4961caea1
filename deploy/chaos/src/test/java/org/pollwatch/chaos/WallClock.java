package org.pollwatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of one JVM, which is set while that runs. libfaketime, loaded before the JVM, adds what stands in a file; the
 * clock that measures spans goes on, as it does where somebody sets a machine's clock.
 */
final class WallClock {
    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"));
    /** Not its sister for threads, under which asking for the time takes six times as long: this one never varies here. */
    private static final Path NAME = Path.of("faketime", "libfaketime.so.1");

    /** Far below any jump, far above what a busy machine keeps a process waiting. */
    private static final Duration NEARLY = Duration.ofMinutes(2);

    private final Path library;
    private final Path file;
    private final Path shown;

    private WallClock(Path library, Path file) {
        this.library = library;
        this.file = file;
        this.shown = file.resolveSibling(file.getFileName() + ".shown");
        jump(Duration.ZERO);
    }

    /**
     * A clock that is right, and can be set.
     *
     * @param file where its offset stands
     * @return empty where there is no libfaketime
     */
    static Optional<WallClock> in(Path file) {
        return library().map(it -> new WallClock(it, file));
    }

    /** @return whether {@link #jump} can be had on this machine */
    static boolean canJump() {
        return library().isPresent();
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream()
                .flatMap(it -> Stream.concat(Stream.of(it), below(it).stream()))
                .map(it -> it.resolve(NAME))
                .filter(Files::exists)
                .findFirst();
    }

    /** Debian has a directory for each kind of machine. */
    private static List<Path> below(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the process that is to see this clock must be started with. Unless it is told not to, the library takes glibc 2.36 for
     * one that needs a fix, and then every timed wait of the JVM ends at once: it spins.
     */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    /**
     * Sets the clock; it is seen within some two seconds.
     *
     * @param offset from the right time; zero sets it right
     */
    void jump(Duration offset) {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, String.format("%+d%n", offset.toSeconds()));
            // Read at any moment, and never half written.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where a {@link ClockedProgram} is to write what it sees */
    Path shownIn() {
        return shown;
    }

    /** @return whether the program sees a clock that is so far from the right time */
    boolean shows(Duration offset) {
        try {
            String millis = Files.exists(shown) ? Files.readString(shown) : "";
            // Empty while it is being written.
            return !millis.isEmpty()
                    && Duration.between(Instant.now().plus(offset), Instant.ofEpochMilli(Long.parseLong(millis)))
                                    .abs()
                                    .compareTo(NEARLY)
                            < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the library leaves behind of a process that was killed would be in the way of the next with its number. */
    static void cleanUpAfter(String pid) {
        try {
            Path shared = Path.of("/dev/shm");
            Files.deleteIfExists(shared.resolve("sem.faketime_sem_" + pid));
            Files.deleteIfExists(shared.resolve("faketime_shm_" + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
