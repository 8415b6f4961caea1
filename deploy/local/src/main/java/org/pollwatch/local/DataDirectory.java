package org.pollwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The directory that a running set keeps everything in. One set at a time holds it; the system lets go of it when the
 * process ends, however that happened.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;
    private final ProcessRecord holder;

    private DataDirectory(Path path, FileChannel lock, ProcessRecord holder) {
        this.path = path;
        this.lock = lock;
        this.holder = holder;
    }

    /**
     * Makes the directory where it is missing, and holds it.
     *
     * @param path where
     * @return the held directory; the caller closes it
     * @throws IllegalStateException when another process holds it
     * @throws UncheckedIOException when it cannot be written
     */
    public static DataDirectory hold(Path path) {
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            ProcessRecord holder = holder(path);
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                String who = holder.alive()
                        .map(process -> " by process " + process.pid())
                        .orElse("");
                throw new IllegalStateException(
                        path + " is in use" + who + ": `pollwatch stop --data " + path + "` ends it");
            }
            holder.write(ProcessHandle.current());
            return new DataDirectory(path, channel, holder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + path, unwritable);
        }
    }

    /**
     * Ends the set that holds a directory.
     *
     * @param path the directory
     * @param patience how long it may take to end by itself
     * @return whether there was one
     */
    public static boolean stopHolder(Path path, Duration patience) {
        return holder(path).end(patience);
    }

    /** The directory itself. */
    public Path path() {
        return path;
    }

    /** Lets go of it. */
    @Override
    public void close() {
        try {
            holder.delete();
            lock.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot let go of " + path, unwritable);
        }
    }

    private static ProcessRecord holder(Path path) {
        return new ProcessRecord(path.resolve("pollwatch.pid"));
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldHere) {
            return Optional.empty();
        }
    }
}
