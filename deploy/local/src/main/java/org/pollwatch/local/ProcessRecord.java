package org.pollwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that says which process holds something. It names the process by id and by start, since ids are used again:
 * a leftover file never leads to the end of somebody else's process.
 */
public final class ProcessRecord {

    private final Path file;

    /**
     * A record that may or may not exist yet.
     *
     * @param file where it is kept
     */
    public ProcessRecord(Path file) {
        this.file = file;
    }

    /**
     * Notes a process.
     *
     * @param process a running one
     * @throws UncheckedIOException when the file cannot be written
     */
    public void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + startedAt(process) + "\n", StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    /** The process that was noted, if that very process still runs. */
    public Optional<ProcessHandle> alive() {
        try {
            String[] words =
                    Files.readString(file, StandardCharsets.UTF_8).strip().split(" ", 2);
            if (words.length < 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process).equals(words[1]));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /**
     * Asks the noted process to end, and makes it end when it does not.
     *
     * @param patience how long it may take to end by itself
     * @return whether there was one
     */
    public boolean end(Duration patience) {
        Optional<ProcessHandle> process = alive();
        process.ifPresent(found -> end(found, patience));
        delete();
        return process.isPresent();
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot delete " + file, unwritable);
        }
    }

    /**
     * Asks a process to end, and makes it end when it does not.
     *
     * @param process to end
     * @param patience how long it may take to end by itself
     */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!hasEnded(process, patience)) {
            process.destroyForcibly();
            hasEnded(process, Duration.ofSeconds(5));
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException still) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
