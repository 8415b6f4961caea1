package org.pollwatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pollwatch.local.EndWithParent;
import org.pollwatch.local.RegistrySettings;

/** A JVM of its own, perhaps under a clock of its own. It ends with this one, when it is closed, or when it is killed. */
final class Jvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ENDING = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    private static final int LOG_LINES_SHOWN = 15;
    private static final List<String> PASSED_ON =
            List.of("pollwatch.root", RegistrySettings.HOME_PROPERTY, "pollwatch.log.directory");

    private final String name;
    private final Process process;
    private final Path output;
    private final long outputBefore;

    private Jvm(String name, Process process, Path output, long outputBefore) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.outputBefore = outputBefore;
    }

    /**
     * What runs, and on what.
     *
     * @param options of the JVM
     * @param classPath of this release or of another
     * @param clock the clock it sees; empty for the machine's
     */
    record Program(List<String> options, String classPath, Optional<WallClock> clock, Class<?> main) {
        /** The present release, on the machine's clock. */
        static Program of(Class<?> main, List<String> options) {
            return new Program(options, System.getProperty("java.class.path"), Optional.empty(), main);
        }

        Program under(WallClock its) {
            return new Program(options, classPath, Optional.of(its), main);
        }
    }

    /**
     * Returns before it is ready.
     *
     * @param name for the reader, and of its output's file
     * @param directory where its output goes
     */
    static Jvm start(String name, Path directory, Program program, List<String> arguments) {
        Path output = directory.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        program.clock().ifPresent(it -> builder.environment().putAll(it.environment()));
        try {
            Files.createDirectories(directory);
            long before = Files.exists(output) ? Files.size(output) : 0;
            return new Jvm(name, builder.start(), output, before);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    private static List<String> command(Program program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.options());
        PASSED_ON.stream()
                .filter(it -> System.getProperty(it) != null)
                .map(it -> "-D" + it + "=" + System.getProperty(it))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                program.classPath(),
                EndWithParent.class.getName(),
                program.main().getName()));
        command.addAll(arguments);
        return command;
    }

    /**
     * Waits until it has printed a line that is {@code ready}.
     *
     * @throws IllegalStateException if it ends before, or takes too long, with the end of its output
     */
    void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (outputSinceStart().lines().noneMatch("ready"::equals)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with code " + process.exitValue() + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " was not ready after " + PATIENCE.toSeconds() + " s" + tail());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** @throws IllegalStateException if it does not end by itself, with code 0 */
    void awaitEnd() {
        if (!endsWithin(PATIENCE) || process.exitValue() != 0) {
            throw new IllegalStateException(name + " did not end well" + tail());
        }
    }

    private String outputSinceStart() {
        try {
            return Files.readString(output).substring((int) outputBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        List<String> lines = outputSinceStart().lines().toList();
        return ":\n  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    String pid() {
        return Long.toString(process.pid());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @return processor time that it has taken so far; zero where the system does not tell */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGKILL. Children of the child see their parent gone and end too. */
    void kill() {
        process.destroyForcibly();
        endsWithin(PATIENCE);
        WallClock.cleanUpAfter(pid());
    }

    /** Ends it in order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Then it ends, or has ended.
        }
        if (!endsWithin(ENDING)) {
            kill();
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
