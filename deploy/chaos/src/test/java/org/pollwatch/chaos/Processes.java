package org.pollwatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pollwatch.benchmark.bed.Child;

/** The processes by name, and what can be done to them. */
final class Processes implements AutoCloseable {
    private final Map<String, Supplier<Child>> programs = new LinkedHashMap<>();
    private final Map<String, Child> running = new LinkedHashMap<>();
    private final Set<String> killed = new TreeSet<>();

    /** Starts it, and remembers how. */
    void add(String name, Supplier<Child> program) {
        programs.put(name, program);
        running.put(name, program.get());
    }

    /** @throws IllegalStateException if one does not become ready */
    void awaitReady() {
        running.values().forEach(Child::awaitReady);
    }

    /** SIGKILL; also for one that has ended by itself. */
    void kill(String name) {
        killed.add(name);
        running.get(name).kill();
        WallClock.cleanUpAfter(pid(name));
    }

    /** Starts what was killed or has ended; returns before it is ready. */
    void start(String name) {
        WallClock.cleanUpAfter(pid(name));
        running.put(name, programs.get(name).get());
        killed.remove(name);
    }

    /** Ends it in order and starts another program in its place; returns before that is ready. */
    void replace(String name, Supplier<Child> program) {
        running.get(name).close();
        add(name, program);
    }

    /** SIGSTOP: it is there, holds its connections, and does nothing. */
    void suspend(String name) {
        command("kill", "-STOP", pid(name));
    }

    /** SIGCONT. */
    void resume(String name) {
        command("kill", "-CONT", pid(name));
    }

    /** Its files no longer grow, and writing to them fails, as on a disk without space. */
    void fillDisk(String name) {
        command("prlimit", "--pid", pid(name), "--fsize=0:");
    }

    /** @return whether {@link #fillDisk} can be had on this machine */
    static boolean canFillDisk() {
        try {
            return code("prlimit", "--version") == 0;
        } catch (UncheckedIOException missing) {
            return false;
        }
    }

    /**
     * Starts again what has ended by itself, as a supervisor does.
     *
     * @return its names
     */
    List<String> revive() {
        List<String> ended = ended();
        ended.forEach(this::start);
        return ended;
    }

    /** @return what has ended by itself */
    List<String> ended() {
        return running.keySet().stream()
                .filter(it -> !killed.contains(it))
                .filter(this::hasEnded)
                .toList();
    }

    boolean hasEnded(String name) {
        return !running.get(name).handle().isAlive();
    }

    String pid(String name) {
        return Long.toString(running.get(name).handle().pid());
    }

    /** @throws IllegalStateException if the command fails */
    static void command(String... words) {
        int code = code(words);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": exit code " + code);
        }
    }

    private static int code(String... words) {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends them in order, so that what they wrote is whole. */
    void end(Predicate<String> which) {
        running.forEach((name, child) -> {
            if (which.test(name)) {
                child.close();
            }
        });
    }

    @Override
    public void close() {
        List<String> names = new ArrayList<>(running.keySet());
        Collections.reverse(names);
        names.forEach(this::kill);
    }
}
