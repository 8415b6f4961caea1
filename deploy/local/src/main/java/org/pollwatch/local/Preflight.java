package org.pollwatch.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks, before anything is started, whether this machine can carry the set. */
public final class Preflight {

    private static final int LEAST_JAVA = 17;
    private static final long LEAST_MEMORY_MEGABYTES = 1_500;
    private static final long LEAST_DISK_MEGABYTES = 2_000;
    private static final Path LINUX_MEMORY = Path.of("/proc/meminfo");
    private static final long MEGABYTE = 1_000_000;

    private final Path data;

    /**
     * Checks for a set that does not run yet.
     *
     * @param data the directory that will keep everything
     */
    public Preflight(Path data) {
        this.data = data.toAbsolutePath();
    }

    /**
     * One thing that was looked at.
     *
     * @param name of the thing
     * @param passed whether it suffices
     * @param text what was found and, if it does not suffice, what to do
     */
    public record Check(String name, boolean passed, String text) {}

    /** All checks, in a fixed order. */
    public List<Check> run() {
        return List.of(java(Runtime.version().feature()), memory(availableMegabytes()), writing(), disk());
    }

    static Check java(int version) {
        return check(
                "java",
                version >= LEAST_JAVA,
                "Java " + version,
                "install JDK " + LEAST_JAVA + " or newer and set JAVA_HOME to it");
    }

    static Check memory(OptionalLong megabytes) {
        return check(
                "memory",
                megabytes.isEmpty() || megabytes.getAsLong() >= LEAST_MEMORY_MEGABYTES,
                megabytes.isEmpty() ? "not known on this system" : megabytes.getAsLong() + " MB available",
                LEAST_MEMORY_MEGABYTES + " MB are needed: close something else"
                        + " (under WSL2: raise memory= in .wslconfig)");
    }

    private Check writing() {
        String reason;
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "preflight", ""));
            return new Check("write", true, "can write to " + data);
        } catch (IOException refused) {
            reason = refused.toString();
        }
        return new Check("write", false, "cannot write to " + data + " (" + reason + "): name another with --data");
    }

    private Check disk() {
        try {
            long megabytes = Files.getFileStore(existing(data)).getUsableSpace() / MEGABYTE;
            return check(
                    "disk",
                    megabytes >= LEAST_DISK_MEGABYTES,
                    megabytes + " MB free",
                    LEAST_DISK_MEGABYTES + " MB are needed at " + data
                            + ": make room, or name another place with --data");
        } catch (IOException unknown) {
            return new Check("disk", true, "free space not known");
        }
    }

    private static Path existing(Path path) {
        Path found = path;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    private static Check check(String name, boolean passed, String found, String advice) {
        return new Check(name, passed, passed ? found : found + ", " + advice);
    }

    /** What can be had without swapping; on Linux caches count as available, elsewhere the JVM's own figure is used. */
    private static OptionalLong availableMegabytes() {
        if (Files.isReadable(LINUX_MEMORY)) {
            try (Stream<String> lines = Files.lines(LINUX_MEMORY, StandardCharsets.UTF_8)) {
                return lines.filter(line -> line.startsWith("MemAvailable:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MEGABYTE)
                        .findFirst();
            } catch (IOException | NumberFormatException unknown) {
                return OptionalLong.empty();
            }
        }
        // macOS reports as free only what nothing has ever used, which says little: total memory is the better guess.
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return OptionalLong.of(system.getTotalMemorySize() / MEGABYTE);
        }
        return OptionalLong.empty();
    }
}
