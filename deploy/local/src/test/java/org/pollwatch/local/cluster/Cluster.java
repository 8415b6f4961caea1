package org.pollwatch.local.cluster;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionPublisher;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.EmbeddedBroker;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;

/** What an integration test stands on: a real broker and a real registry, empty, until closed. */
public final class Cluster implements AutoCloseable {
    private final Path directory;
    private final RegistryProcess registry;
    private EmbeddedBroker broker;

    private Cluster(Path directory, EmbeddedBroker broker, RegistryProcess registry) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
    }

    /** A broker in this JVM and a registry as its child. */
    public static Cluster start() {
        try {
            Path directory = Files.createTempDirectory("pollwatch-cluster");
            EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("broker")));
            RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory.resolve("registry")));
            return new Cluster(directory, broker, registry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the mission of that name in the project's own missions */
    public static MissionFiles mission(String id) {
        return MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", id));
    }

    public String bootstrap() {
        return broker.bootstrap();
    }

    public String registryUrl() {
        return registry.url().toString();
    }

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
                RecordSerdes serdes = new RecordSerdes(registryUrl());
                DefinitionPublisher publisher = publisher(admin, serdes, topics)) {
            publisher.publish(files);
            return topics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DefinitionPublisher publisher(Admin admin, RecordSerdes serdes, Topics topics) {
        SchemaRegistryClient schemas = serdes.registry();
        new TopicSetup(admin, schemas).ensure(topics, (short) 1);
        return DefinitionPublisher.open(bootstrap(), topics, serdes);
    }

    /** Takes the broker away. */
    public void stopBroker() {
        broker.close();
    }

    /** Brings it back, on the same port and data. */
    public void startBroker() {
        String[] address = broker.bootstrap().split(":", -1);
        broker = EmbeddedBroker.start(
                BrokerSettings.in(directory.resolve("broker")).at(address[0], Integer.parseInt(address[1])));
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
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
