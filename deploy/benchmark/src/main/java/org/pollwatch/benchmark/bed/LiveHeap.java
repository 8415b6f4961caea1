package org.pollwatch.benchmark.bed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives in a JVM's heap once the garbage is out, as the JDK's {@code jcmd} tells. */
final class LiveHeap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final String NOT_HEAP = "Metaspace";

    private LiveHeap() {}

    /** @return bytes, after a full collection; empty where there is no {@code jcmd} or it does not tell */
    static OptionalLong bytes(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return OptionalLong.empty();
        }
        try {
            ask(jcmd, pid, "GC.run");
            return used(ask(jcmd, pid, "GC.heap_info"));
        } catch (IOException untold) {
            return OptionalLong.empty();
        }
    }

    /** @param told the answer to {@code GC.heap_info}: a line for each part of the heap, then those that are none */
    static OptionalLong used(String told) {
        int end = told.indexOf(NOT_HEAP);
        Matcher parts = USED.matcher(end < 0 ? told : told.substring(0, end));
        long kilobytes = 0;
        while (parts.find()) {
            kilobytes += Long.parseLong(parts.group(1));
        }
        return kilobytes == 0 ? OptionalLong.empty() : OptionalLong.of(kilobytes << 10);
    }

    private static String ask(Path jcmd, long pid, String what) throws IOException {
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
