package org.pollwatch.gateway.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.pollwatch.gateway.intake.FieldFault;

/**
 * One envelope on its way to the disk, hashed while it comes. It gets its name in one step, when it is whole, its hash is
 * right and the disk has it; closed before that, nothing of it is left. For one thread at a time.
 */
public final class IncomingAttachment implements AutoCloseable {
    private static final byte[] SEALED = "PW1".getBytes(StandardCharsets.US_ASCII);

    private final Path incoming;
    private final Path target;
    private final FileChannel file;
    private final MessageDigest hash;
    private final ByteBuffer head = ByteBuffer.allocate(SEALED.length);

    IncomingAttachment(Path incoming, Path target) throws IOException {
        this.incoming = incoming;
        this.target = target;
        this.file = FileChannel.open(incoming, StandardOpenOption.WRITE);
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes the next bytes. */
    public void write(byte[] bytes) throws IOException {
        head.put(bytes, 0, Math.min(head.remaining(), bytes.length));
        hash.update(bytes);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    /**
     * The end has come: keeps what is right.
     *
     * @return what is wrong with it; then nothing is kept
     */
    public Optional<FieldFault> keep() throws IOException {
        if (head.hasRemaining() || !ByteBuffer.wrap(SEALED).equals(head.flip())) {
            return Optional.of(new FieldFault(
                    "body", "NOT_SEALED", "an envelope that begins with PW1: nothing is taken in clear"));
        }
        if (!HexFormat.of().formatHex(hash.digest()).equals(target.getFileName().toString())) {
            return Optional.of(new FieldFault("sha256", "WRONG_HASH", "the SHA-256 of the whole body"));
        }
        file.force(true);
        file.close();
        Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(target.getParent())) {
            // The name is on the disk too, before anybody is told.
            parent.force(true);
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(incoming);
    }
}
