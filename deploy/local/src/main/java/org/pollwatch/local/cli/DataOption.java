package org.pollwatch.local.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a set on this machine keeps everything. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where everything is kept, created when missing (default: .pollwatch/data)")
    private Optional<Path> data = Optional.empty();

    /** The directory, and its logs told to the logging: call before the first log line. */
    Path directory() {
        return directory("data");
    }

    /** The same with another default: a directory in the launcher's own. */
    Path directory(String usual) {
        Path directory =
                data.orElseGet(() -> home().resolve(usual)).toAbsolutePath().normalize();
        System.setProperty("pollwatch.log.directory", directory.resolve("logs").toString());
        return directory;
    }

    /** Whether the user named a directory. */
    boolean isNamed() {
        return data.isPresent();
    }

    /** The launcher's own directory: {@code .pollwatch} beside it. */
    static Path home() {
        return Path.of(System.getProperty("pollwatch.root", "."), ".pollwatch");
    }
}
