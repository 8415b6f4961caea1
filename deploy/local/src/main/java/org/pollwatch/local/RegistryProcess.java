package org.pollwatch.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pollwatch.contract.TopicSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Schema Registry, Apicurio's with its Confluent-compatible API, as a child process with its data in one H2 file. It
 * ends with this JVM; should one be left over all the same, the next start ends it first.
 */
public final class RegistryProcess implements AutoCloseable {

    /** What every subject is held to; Apicurio's own default is to allow anything. */
    public static final String COMPATIBILITY = TopicSetup.COMPATIBILITY;

    private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(8);

    private final Process process;
    private final ProcessRecord record;
    private final URI url;

    private RegistryProcess(Process process, ProcessRecord record, URI url) {
        this.process = process;
        this.record = record;
        this.url = url;
    }

    /**
     * Starts and returns when schemas can be registered and {@value #COMPATIBILITY} is in force.
     *
     * @param settings home, directory, address
     * @return the running registry; the caller closes it
     * @throws UncheckedIOException when the directory cannot be written
     * @throws IllegalStateException when it does not start in time, with the end of its log
     */
    public static RegistryProcess start(RegistrySettings settings) {
        return start(settings, List.of());
    }

    /** @param options for its JVM, beside the usual ones */
    static RegistryProcess start(RegistrySettings settings, List<String> options) {
        try {
            Files.createDirectories(settings.directory());
            ProcessRecord record = new ProcessRecord(settings.directory().resolve("registry.pid"));
            if (record.end(PATIENCE_AT_END)) {
                LOG.info("ended a registry that an earlier run had left over");
            }
            int port = settings.port() == 0 ? FreePort.any(settings.host()) : settings.port();
            Path log = settings.directory().resolve("registry.log");
            Process process = new ProcessBuilder(command(settings, port, options))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            record.write(process.toHandle());
            URI url = URI.create("http://" + settings.host() + ":" + port + "/apis/ccompat/v7");
            RegistryProcess registry = new RegistryProcess(process, record, url);
            try {
                new RegistryReadiness(url, process, log).await(settings.patience(), COMPATIBILITY);
            } catch (RuntimeException failed) {
                registry.close();
                throw failed;
            }
            LOG.info("registry ready at {}, data in {}", url, settings.directory());
            return registry;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("registry directory " + settings.directory(), unwritable);
        }
    }

    /** The base of its Confluent-compatible API: what {@code schema.registry.url} wants. */
    public URI url() {
        return url;
    }

    /** The child's process id, for those who measure it. */
    public long pid() {
        return process.pid();
    }

    /** Whether the child still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the child; its data stays. */
    @Override
    public void close() {
        close(PATIENCE_AT_END);
    }

    /** @param patience after which it is killed */
    void close(Duration patience) {
        ProcessRecord.end(process.toHandle(), patience);
        record.delete();
        LOG.info("registry stopped");
    }

    private static List<String> command(RegistrySettings settings, int port, List<String> options) throws IOException {
        Path home = settings.home().toRealPath();
        RegistryArchive archive = RegistryArchive.in(home);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String database =
                "jdbc:h2:file:" + settings.directory().toAbsolutePath().resolve("registry");
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                // A few hundred requests in all: compiling them well costs more than it saves.
                "-XX:TieredStopAtLevel=1"));
        if (archive.isThere()) {
            command.add("-XX:SharedArchiveFile=" + archive.classes());
        }
        command.addAll(options);
        command.addAll(List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.http.host=" + settings.host(),
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.log.console.color=false",
                "-Dquarkus.banner.enabled=false",
                "-Dapicurio.datasource.url=" + database,
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-cp",
                runner(home) + File.pathSeparator + (Files.exists(archive.watch()) ? archive.watch() : ownCode()),
                EndWithParent.class.getName(),
                "io.quarkus.runner.GeneratedMain"));
        return command;
    }

    private static Path runner(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no Apicurio Registry in " + home + ": build again (delete deploy/local/target first)"));
        }
    }

    private static Path ownCode() {
        try {
            return Path.of(EndWithParent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
