package org.pollwatch.gateway.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sealed notes and pictures in a directory: {@code MISSION/ab/abcd...}, named by the SHA-256 of the whole envelope. A file
 * that has its name is whole and never changes; what is still coming in stands under {@code incoming}. Several gateways
 * may share the directory.
 */
public final class AttachmentStore {
    /** Bytes of the largest envelope that is taken; no report may name a larger one. */
    public static final int LARGEST = 10_000_000;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String INCOMING = "incoming";
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final long KEPT_FREE = 512L << 20;

    private final Path directory;

    private AttachmentStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory where it is missing, for its owner alone, and removes what a killed gateway left half done.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static AttachmentStore open(Path directory) {
        try {
            AttachmentStore store = new AttachmentStore(directory.toAbsolutePath());
            owned(store.directory.resolve(INCOMING));
            store.sweep(Instant.now().minus(ABANDONED));
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("attachments: cannot write to " + directory, e);
        }
    }

    /** @return whether it is the name that an envelope can have */
    public static boolean isName(String sha256) {
        return SHA256.matcher(sha256).matches();
    }

    /** @return the length of an envelope in bytes; empty if it is not there whole */
    public OptionalLong find(String mission, String sha256) throws IOException {
        Path file = file(mission, sha256);
        return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    /** @return where an envelope is, or would be */
    public Path file(String mission, String sha256) {
        if (!isName(sha256)) {
            throw new IllegalArgumentException("expected 64 hexadecimal digits in lower case");
        }
        return directory.resolve(mission).resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** @return the files of that name in all missions; one at most, for two envelopes are never alike */
    public List<Path> ofAllMissions(String sha256) throws IOException {
        try (Stream<Path> missions = Files.list(directory)) {
            return missions.map(it -> file(it.getFileName().toString(), sha256))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    /**
     * Begins to take an envelope.
     *
     * @throws IOException if the disk does not take it, also where it is nearly full
     */
    public IncomingAttachment begin(String mission, String sha256) throws IOException {
        Path target = file(mission, sha256);
        if (Files.getFileStore(directory).getUsableSpace() < KEPT_FREE) {
            throw new IOException("less than " + (KEPT_FREE >> 20) + " MiB are free");
        }
        owned(target.getParent());
        Path incoming = Files.createTempFile(directory.resolve(INCOMING), "attachment", "");
        return new IncomingAttachment(incoming, target);
    }

    private static void owned(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void sweep(Instant before) throws IOException {
        try (Stream<Path> all = Files.find(directory.resolve(INCOMING), 1, (file, is) -> isOlder(is, before))) {
            for (Path file : all.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isOlder(BasicFileAttributes file, Instant before) {
        return file.isRegularFile() && file.lastModifiedTime().toInstant().isBefore(before);
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
