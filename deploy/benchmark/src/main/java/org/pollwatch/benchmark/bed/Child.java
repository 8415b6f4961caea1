package org.pollwatch.benchmark.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pollwatch.local.EndWithParent;
import org.pollwatch.local.RegistrySettings;

/** A JVM of its own with the same class path. It ends with this one, when it is closed, or when it is killed. */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MS = 20;
    private static final int LOG_LINES_SHOWN = 15;
    private static final List<String> PASSED_ON =
            List.of("pollwatch.root", RegistrySettings.HOME_PROPERTY, "pollwatch.log.directory");

    private final String name;
    private final Process process;
    private final Path output;
    private final long outputBefore;

    private Child(String name, Process process, Path output, long outputBefore) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.outputBefore = outputBefore;
    }

    /**
     * What runs, and on what.
     *
     * @param jvm options of the JVM
     * @param classPath of this release or of another
     * @param environment besides this process's own
     */
    public record Program(Class<?> main, List<String> jvm, String classPath, Map<String, String> environment) {

        /** The present release. */
        public static Program of(Class<?> main, List<String> jvm) {
            return new Program(main, jvm, System.getProperty("java.class.path"), Map.of());
        }

        /** The same of another release. */
        public Program on(String anotherClassPath) {
            return new Program(main, jvm, anotherClassPath, environment);
        }

        /** The same in another environment. */
        public Program in(Map<String, String> anotherEnvironment) {
            return new Program(main, jvm, classPath, anotherEnvironment);
        }
    }

    /**
     * @param name for the reader, and of its output's file
     * @param directory where its output goes
     * @param jvm options of the JVM
     */
    public static Child start(String name, Path directory, List<String> jvm, Class<?> program, List<String> arguments) {
        return start(name, directory, Program.of(program, jvm), arguments);
    }

    /**
     * As above, for a program that wants more than a class.
     *
     * @param name for the reader, and of its output's file
     */
    public static Child start(String name, Path directory, Program program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.jvm());
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
        Path output = directory.resolve(name + ".out");
        try {
            Files.createDirectories(directory);
            long before = Files.exists(output) ? Files.size(output) : 0;
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(program.environment());
            return new Child(name, builder.start(), output, before);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /**
     * Waits until the child has printed a line that is {@code ready}.
     *
     * @throws IllegalStateException if it ends before, or takes too long, with the end of its output
     */
    public void awaitReady() {
        awaitReady(PATIENCE);
    }

    /** As above, with another patience. */
    public void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (outputSinceStart().lines().noneMatch("ready"::equals)) {
            expectAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " was not ready after " + patience.toSeconds() + " s" + tail());
            }
            pause();
        }
    }

    /** @throws IllegalStateException if it has ended, with the end of its output */
    public void expectAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with code " + process.exitValue() + tail());
        }
    }

    /** @throws IllegalStateException if it does not end by itself, with code 0 */
    public void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(name + " did not end well" + tail());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
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

    /** @return the process, for those who stop it, let it go on, or see whether it has ended by itself */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** @return processor time that the child has taken so far; zero where the system does not tell */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** @return resident memory of the child and of its own children, in bytes; 0 where the system does not tell */
    public long residentBytes() {
        List<Long> pids = new ArrayList<>(List.of(process.pid()));
        process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return pids.stream().mapToLong(Child::residentBytes).sum();
    }

    /** @return bytes that live in its heap, after a full collection; empty where the JDK does not tell */
    public OptionalLong liveHeapBytes() {
        return LiveHeap.bytes(process.pid());
    }

    private static long residentBytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status) ? kilobytes(Files.readString(status), "VmRSS:\\s*(\\d+)") : askPs(pid);
        } catch (IOException untold) {
            return 0;
        }
    }

    /** Where there is no /proc, on macOS. */
    private static long askPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return kilobytes(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8), "(\\d+)");
    }

    private static long kilobytes(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) << 10 : 0;
    }

    /** SIGKILL. Children of the child see their parent gone and end too. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends it in order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException alreadyGone) {
            kill();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
