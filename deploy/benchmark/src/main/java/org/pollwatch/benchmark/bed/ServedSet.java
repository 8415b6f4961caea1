package org.pollwatch.benchmark.bed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.cli.PollwatchCommand;

/** The whole product as a user runs it: `pollwatch serve` in one JVM, the registry as its child. */
public final class ServedSet implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String REGISTRY_API = "/apis/ccompat/v7";
    /** What the launcher gives it. */
    private static final List<String> JVM = List.of("-Xmx720m", "-XX:+ExitOnOutOfMemoryError");

    private final Path directory;
    private final Path missionDirectory;
    private final MissionFiles files;
    private final int kafkaPort = FreePort.any(HOST);
    private final int registryPort = FreePort.any(HOST);
    private final int gatewayPort = FreePort.any(HOST);
    private final int headquartersPort = FreePort.any(HOST);
    private Child child;

    private ServedSet(Path directory, Path missionDirectory, MissionFiles files) {
        this.directory = directory;
        this.missionDirectory = missionDirectory;
        this.files = files;
        this.child = launch();
    }

    /** Starts it and returns when it says `ready`. */
    public static ServedSet start(Path directory, Path missionDirectory, MissionFiles files) {
        ServedSet set = new ServedSet(directory, missionDirectory, files);
        try {
            set.child.awaitReady();
            return set;
        } catch (RuntimeException e) {
            set.close();
            throw e;
        }
    }

    private Child launch() {
        return Child.start(
                "serve",
                directory,
                JVM,
                PollwatchCommand.class,
                List.of(
                        "serve",
                        "--mission",
                        missionDirectory.toString(),
                        "--access",
                        "open",
                        "--data",
                        data().toString(),
                        "--kafka-port",
                        "" + kafkaPort,
                        "--registry-port",
                        "" + registryPort,
                        "--gateway-port",
                        "" + gatewayPort,
                        "--hq-port",
                        "" + headquartersPort));
    }

    /** Kills everything at once and starts it again; returns at once. */
    public void killAndRestart() {
        child.kill();
        child = launch();
    }

    /**
     * Another headquarters on this set's topics.
     *
     * @param mission its address of the mission
     */
    public record EmptyDesk(Child child, URI mission) implements AutoCloseable {
        @Override
        public void close() {
            child.close();
        }
    }

    /** Starts a headquarters in a JVM of its own that keeps nothing; returns at once. */
    public EmptyDesk startEmptyDesk() {
        int port = FreePort.any(HOST);
        Child desk = Child.start(
                "headquarters",
                directory,
                JVM,
                PollwatchCommand.class,
                List.of(
                        "headquarters",
                        "--mission",
                        files.mission().id(),
                        "--access",
                        "open",
                        "--bootstrap",
                        bootstrap(),
                        "--registry",
                        registry(),
                        "--hq-port",
                        "" + port));
        return new EmptyDesk(desk, desk(port));
    }

    /** @throws IllegalStateException if it has ended by itself, with the end of its output */
    public void expectAlive() {
        child.expectAlive();
    }

    /** A first publication of a mission is its revision 1. */
    public Link link() {
        return new Link(bootstrap(), registry(), files.mission().at(1));
    }

    private String bootstrap() {
        return HOST + ":" + kafkaPort;
    }

    private String registry() {
        return "http://" + HOST + ":" + registryPort + REGISTRY_API;
    }

    public String host() {
        return HOST;
    }

    public int gatewayPort() {
        return gatewayPort;
    }

    /** @return headquarters' address of the mission */
    public URI headquarters() {
        return desk(headquartersPort);
    }

    private URI desk(int port) {
        return URI.create("http://" + HOST + ":" + port + "/v1/missions/"
                + files.mission().id() + "/");
    }

    /** @return bytes of the topology's state on disk */
    public long stateBytes() {
        return Directories.bytes(data().resolve("state"));
    }

    /** @return bytes of the broker's log, changelogs included */
    public long logBytes() {
        return Directories.bytes(data().resolve("broker"));
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** @return resident memory of all its processes, in bytes; 0 where the system does not tell */
    public long residentBytes() {
        return child.residentBytes();
    }

    /** @return processor time that its JVM has taken so far, the registry's not counted */
    public Duration processorTime() {
        return child.processorTime();
    }

    @Override
    public void close() {
        child.close();
        Directories.delete(directory);
    }
}
