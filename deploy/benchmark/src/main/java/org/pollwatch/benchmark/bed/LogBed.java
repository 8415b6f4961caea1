package org.pollwatch.benchmark.bed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;
import org.pollwatch.local.cli.PollwatchCommand;
import org.pollwatch.local.service.MissionPublication;
import org.pollwatch.mission.Mission;

/** A broker in a JVM of its own (`pollwatch broker`), a registry, and a published mission; no service runs yet. */
public final class LogBed implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final List<String> BROKER_JVM = List.of("-Xmx640m");

    private final Path directory;
    private final Child broker;
    private final RegistryProcess registry;
    private final Link link;

    private LogBed(Path directory, Child broker, RegistryProcess registry, Link link) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
        this.link = link;
    }

    /** Starts everything; deleted with the bed. */
    public static LogBed start(Path directory, MissionFiles files) {
        int port = FreePort.any(HOST);
        CompletableFuture<RegistryProcess> registry = CompletableFuture.supplyAsync(
                () -> RegistryProcess.start(RegistrySettings.in(directory.resolve("registry"))));
        Child broker = Child.start(
                "broker",
                directory,
                BROKER_JVM,
                PollwatchCommand.class,
                List.of("broker", "--data", directory.resolve("log").toString(), "--kafka-port", "" + port));
        try {
            broker.awaitReady();
            String bootstrap = HOST + ":" + port;
            String url = registry.join().url().toString();
            long revision =
                    new MissionPublication(bootstrap, url).publish(files).revision();
            Mission mission = files.mission().at(revision);
            return new LogBed(directory, broker, registry.join(), new Link(bootstrap, url, mission));
        } catch (RuntimeException e) {
            broker.close();
            registry.thenAccept(RegistryProcess::close).join();
            throw e;
        }
    }

    public Link link() {
        return link;
    }

    /** @return processor time that the broker has taken so far */
    public Duration brokersProcessorTime() {
        return broker.processorTime();
    }

    /** @return a directory of the bed's own */
    public Path directory(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
        Directories.delete(directory);
    }
}
