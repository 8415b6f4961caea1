package org.pollwatch.benchmark.bed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;
import org.pollwatch.local.cli.PollwatchCommand;
import org.pollwatch.local.service.MissionPublication;

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

    /** Starts everything, with the usual number of partitions; deleted with the bed. */
    public static LogBed start(Path directory, MissionFiles files) {
        return start(directory, files, Topics.DEFAULT_PARTITIONS);
    }

    /** The same with another number of partitions of what is keyed by report. */
    public static LogBed start(Path directory, MissionFiles files, int partitions) {
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
            Link link = publish(bootstrap, url, files, partitions);
            return new LogBed(directory, broker, registry.join(), link);
        } catch (RuntimeException e) {
            broker.close();
            registry.thenAccept(RegistryProcess::close).join();
            throw e;
        }
    }

    private static Link publish(String bootstrap, String registry, MissionFiles files, int partitions) {
        long revision = new MissionPublication(bootstrap, registry)
                .publish(files, OptionalInt.of(partitions), OptionalInt.empty())
                .revision();
        return new Link(bootstrap, registry, files.mission().at(revision));
    }

    /** @return another mission on the same broker and registry */
    public Link publish(MissionFiles another, int partitions) {
        return publish(link.bootstrap(), link.registry(), another, partitions);
    }

    public Link link() {
        return link;
    }

    /** @return processor time that the broker has taken so far */
    public Duration brokersProcessorTime() {
        return broker.processorTime();
    }

    /** @return bytes of the broker's log, changelogs and internal topics included */
    public long logBytes() {
        return Directories.bytes(directory.resolve("log"));
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
