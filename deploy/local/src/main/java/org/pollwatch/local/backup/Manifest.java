package org.pollwatch.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds. Written last, so that a directory without it is no backup.
 *
 * @param mission the mission's id
 * @param at when its ends were taken
 * @param partitions of the topics keyed by report
 * @param topics in the order in which they are restored
 */
public record Manifest(int format, String mission, String at, int partitions, List<TopicFiles> topics) {
    static final int FORMAT = 1;
    private static final String NAME = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One topic.
     *
     * @param schemas of the values, by the id that stands in them
     */
    public record TopicFiles(String noun, Map<Integer, String> schemas, List<PartitionFile> partitions) {}

    /**
     * One partition.
     *
     * @param end the first offset that is not in the file
     */
    public record PartitionFile(int partition, String file, long records, long end, String sha256) {}

    void write(Path directory) throws IOException {
        Path begun = directory.resolve(NAME + ".begun");
        JSON.writeValue(begun.toFile(), this);
        Files.move(begun, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads a manifest and every file that it names.
     *
     * @throws IOException naming everything that is missing or not as it was written
     */
    public static Manifest read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            throw new IOException(
                    directory + ": expected a backup, but it has no " + NAME + ": none, or one that was broken off");
        }
        Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
        if (manifest.format != FORMAT) {
            throw new IOException(file + ": expected format " + FORMAT + ", not " + manifest.format);
        }
        List<String> faults = new ArrayList<>();
        for (TopicFiles topic : manifest.topics) {
            for (PartitionFile each : topic.partitions) {
                Path data = directory.resolve(each.file);
                if (!Files.exists(data)) {
                    faults.add(each.file + " is missing");
                } else if (!sha256(data).equals(each.sha256)) {
                    faults.add(each.file + " is not as it was written: its SHA-256 differs");
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IOException(String.join("; ", faults));
        }
        return manifest;
    }

    /** @return in lower case hexadecimal digits */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
