package org.pollwatch.benchmark.bed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.pollwatch.local.FreePort;

/**
 * A PostgreSQL of its own with the settings that it comes with, in a temporary directory, reachable from this machine only.
 * It does not run as root: started by root, it runs as the account that its package has made.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String ACCOUNT = "postgres";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path directory;
    private final int port = FreePort.any(HOST);
    /** It is a daemon, and would outlive a run that is broken off. */
    private final Thread atTheEnd = new Thread(this::stop, "stop-postgres");

    private PostgresServer(Path programs, Path directory) {
        this.programs = programs;
        this.directory = directory;
    }

    /** @return whether there is one on this machine: on the path, or where Debian puts it */
    public static boolean isThere() {
        return programs().isPresent();
    }

    private static Optional<Path> programs() {
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(it -> !it.isEmpty())
                .map(Path::of);
        return Stream.concat(onPath, debians().stream())
                .filter(it -> Files.isExecutable(it.resolve("initdb")))
                .findFirst();
    }

    /** The newest first. */
    private static List<Path> debians() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(it -> it.resolve("bin"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if there is none, or it does not start, with what it said */
    public static PostgresServer start() {
        Path programs = programs().orElseThrow(() -> new IllegalStateException("there is no PostgreSQL here"));
        try {
            Path directory = Files.createTempDirectory("pollwatch-postgres");
            if (isRoot()) {
                Files.setOwner(
                        directory,
                        directory
                                .getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(ACCOUNT));
            }
            PostgresServer server = new PostgresServer(programs, directory);
            server.run("initdb", "--pgdata", server.data(), "--auth", "trust", "--username", ACCOUNT, "--no-sync");
            Runtime.getRuntime().addShutdownHook(server.atTheEnd);
            server.run(
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--pgdata",
                    server.data(),
                    "--log",
                    directory.resolve("log").toString(),
                    "--options",
                    "-p " + server.port + " -c listen_addresses=" + HOST + " -c unix_socket_directories=");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", ACCOUNT, "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("pollwatch-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + HOST + ":" + port + "/postgres", ACCOUNT, "");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        stop();
    }

    private void stop() {
        try {
            run("pg_ctl", "stop", "--mode", "fast", "--pgdata", data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Directories.delete(directory);
    }
}
