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
    private final boolean own;
    private EmbeddedBroker broker;

    private EmbeddedCluster(Path directory, RegistryProcess registry, boolean own) {
        super(directory);
        this.data = directory.resolve("broker");
        this.registry = registry;
        this.own = own;
        this.broker = EmbeddedBroker.start(BrokerSettings.in(data));
    }

    static Cluster start(Path directory) {
        return new EmbeddedCluster(directory, SharedRegistry.get(), false);
    }

    static Cluster startWithOwnRegistry(Path directory) {
        RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory.resolve("registry")));
        return new EmbeddedCluster(directory, registry, true);
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
        if (own) {
            registry.close();
        }
    }
}
