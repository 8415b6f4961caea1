package org.pollwatch.local.cluster;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;
import org.pollwatch.local.RegistryProcess;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * Broker and registry in containers. Images: system properties {@code tests.image.kafka} and {@code tests.image.registry}
 * take the place of the defaults.
 */
final class ContainerCluster extends Cluster {
    private static final int REGISTRY_PORT = 8080;
    private static final String API = "/apis/ccompat/v7";

    private final KafkaContainer broker;
    private final GenericContainer<?> registry;

    private ContainerCluster(Path directory, KafkaContainer broker, GenericContainer<?> registry) {
        super(directory);
        this.broker = broker;
        this.registry = registry;
    }

    @SuppressWarnings("resource") // the cluster closes them
    static Cluster start(Path directory) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new TestAbortedException("--containers: no container engine answers on this machine");
        }
        String kafkaImage = System.getProperty("tests.image.kafka", "apache/kafka:4.3.1");
        String registryImage = System.getProperty("tests.image.registry", "apicurio/apicurio-registry:3.0.9");
        KafkaContainer broker = new KafkaContainer(
                        DockerImageName.parse(kafkaImage).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        GenericContainer<?> registry = new GenericContainer<>(DockerImageName.parse(registryImage))
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp(API + "/subjects").forStatusCode(200));
        try {
            Startables.deepStart(List.of(broker, registry)).join();
        } catch (ContainerFetchException | ContainerLaunchException | java.util.concurrent.CompletionException e) {
            throw new TestAbortedException("--containers: the images cannot be had: " + e.getMessage(), e);
        }
        ContainerCluster cluster = new ContainerCluster(directory, broker, registry);
        cluster.holdToCompatibility();
        return cluster;
    }

    /** As a registry of ours does at its start; the image's own default is to allow anything. */
    private void holdToCompatibility() {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registryUrl(), 1)) {
            client.updateCompatibility(null, RegistryProcess.COMPATIBILITY);
        } catch (IOException | RestClientException e) {
            throw new IllegalStateException("the registry did not take " + RegistryProcess.COMPATIBILITY, e);
        }
    }

    @Override
    public String bootstrap() {
        return broker.getBootstrapServers();
    }

    @Override
    public String registryUrl() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + API;
    }

    /** Frozen, since a container that is started again has other ports. */
    @Override
    public void stopBroker() {
        broker.getDockerClient().pauseContainerCmd(broker.getContainerId()).exec();
    }

    @Override
    public void startBroker() {
        broker.getDockerClient().unpauseContainerCmd(broker.getContainerId()).exec();
    }

    @Override
    void end() {
        broker.stop();
        registry.stop();
    }
}
