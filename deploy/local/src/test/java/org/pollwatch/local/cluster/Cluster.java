package org.pollwatch.local.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionPublisher;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.series.SeriesPublisher;

/**
 * What an integration test stands on, until closed: a real broker, empty, and a real registry. Embedded, or in containers
 * where {@code -Dtests.containers=true} says so.
 */
public abstract class Cluster implements AutoCloseable {
    private final Path directory;

    Cluster(Path directory) {
        this.directory = directory;
    }

    /**
     * With a registry in which schemas of other tests may stand already.
     *
     * @throws org.opentest4j.TestAbortedException where containers are asked for and cannot be had, with the reason
     */
    public static Cluster start() {
        return start(EmbeddedCluster::start);
    }

    /** As above, for a test that needs the registry empty, or leaves it other than it was. */
    public static Cluster startWithOwnRegistry() {
        return start(EmbeddedCluster::startWithOwnRegistry);
    }

    /** As {@link #start}, never in containers: for a test that reads the broker's own files, in directory {@code broker}. */
    public static Cluster startEmbedded() {
        return EmbeddedCluster.start(newDirectory());
    }

    private static Cluster start(Function<Path, Cluster> embedded) {
        Path directory = newDirectory();
        return Boolean.getBoolean("tests.containers") ? ContainerCluster.start(directory) : embedded.apply(directory);
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("pollwatch-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the mission of that name in the project's own missions */
    public static MissionFiles mission(String id) {
        return MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", id));
    }

    public abstract String bootstrap();

    public abstract String registryUrl();

    /** Takes the broker away. */
    public abstract void stopBroker();

    /** Brings it back, at the same address and with its data. */
    public abstract void startBroker();

    abstract void end();

    /** @return a directory of this cluster's own, deleted with it */
    public Path directory(String name) {
        return directory.resolve(name);
    }

    public Map<String, Object> client() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    }

    /** Makes the topics and schemas and publishes the mission's definition. */
    public Topics publish(MissionFiles files) {
        Topics topics = Topics.of(files.mission().id());
        try (Admin admin = Admin.create(client());
                RecordSerdes serdes = new RecordSerdes(registryUrl())) {
            new TopicSetup(admin, serdes).ensure(topics, (short) 1);
            try (DefinitionPublisher publisher = DefinitionPublisher.open(bootstrap(), topics, serdes);
                    SeriesPublisher series = SeriesPublisher.open(client(), topics, serdes)) {
                publisher.publish(files);
                series.publish(files.series());
            }
            return topics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end();
        delete(directory);
    }

    static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> files = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
