package org.pollwatch.local.cluster;

import java.nio.file.Path;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.EmbeddedBroker;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;

/** A broker in this JVM and a registry as its child. */
final class EmbeddedCluster extends Cluster {
    private final Path data;
    private final RegistryProcess registry;
    private EmbeddedBroker broker;

    private EmbeddedCluster(Path directory, EmbeddedBroker broker, RegistryProcess registry) {
        super(directory);
        this.data = directory.resolve("broker");
        this.broker = broker;
        this.registry = registry;
    }

    static Cluster start(Path directory) {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("broker")));
        RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory.resolve("registry")));
        return new EmbeddedCluster(directory, broker, registry);
    }

    @Override
    public String bootstrap() {
        return broker.bootstrap();
    }

    @Override
    public String registryUrl() {
        return registry.url().toString();
    }

    @Override
    public void stopBroker() {
        broker.close();
    }

    @Override
    public void startBroker() {
        String[] address = broker.bootstrap().split(":", -1);
        broker = EmbeddedBroker.start(BrokerSettings.in(data).at(address[0], Integer.parseInt(address[1])));
    }

    @Override
    void end() {
        broker.close();
        registry.close();
    }
}
