package org.pollwatch.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.pollwatch.local.EndWithParent;

/** Kafka's own MirrorMaker 2 in a JVM of its own, with the project's settings. */
final class Mirror implements AutoCloseable {
    private final Process process;

    private Mirror(Process process) {
        this.process = process;
    }

    /** @param output where what it says is appended */
    static Mirror start(String from, String to, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndWithParent.class.getName(),
                MirrorMaker.class.getName(),
                "mirror.properties"));
        builder.environment().putAll(Map.of("POLLWATCH_FROM", from, "POLLWATCH_TO", to, "POLLWATCH_COPIES", "1"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return new Mirror(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
