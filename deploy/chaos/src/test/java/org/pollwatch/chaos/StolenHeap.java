package org.pollwatch.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The memory of a running JVM, as whoever has its machine can write it into a file and read it. */
final class StolenHeap implements AutoCloseable {
    private static final int STEP = 1 << 20;
    /** As a string of Java keeps its letters, and as bytes that came over the network are. */
    private static final Charset[] ENCODINGS = {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE};

    private final Path dump;

    private StolenHeap(Path dump) {
        this.dump = dump;
    }

    /**
     * Everything that is in it, garbage too.
     *
     * @param pid of the JVM
     * @param directory where the file is made
     */
    static StolenHeap of(String pid, Path directory) {
        Path dump = directory.resolve("stolen-" + pid + ".hprof");
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Processes.command(jcmd, pid, "GC.heap_dump", "-all", dump.toString());
        return new StolenHeap(dump);
    }

    /** @return whether the words stand in it anywhere */
    boolean holds(String words) throws IOException {
        for (Charset encoding : ENCODINGS) {
            if (holds(words.getBytes(encoding))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(byte[] wanted) throws IOException {
        byte[] window = new byte[STEP + wanted.length];
        int kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(dump), STEP)) {
            for (int read = in.read(window, kept, STEP); read > 0; read = in.read(window, kept, STEP)) {
                int filled = kept + read;
                if (isIn(window, filled, wanted)) {
                    return true;
                }
                kept = Math.min(filled, wanted.length - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
        }
        return false;
    }

    private static boolean isIn(byte[] window, int filled, byte[] wanted) {
        for (int at = 0; at <= filled - wanted.length; at++) {
            if (window[at] == wanted[0] && Arrays.equals(window, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        Files.delete(dump);
    }
}
