package org.pollwatch.local.cli;

import java.io.IOException;
import java.util.Map;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.RecordSerdes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a running set is, and as whom. */
final class ClusterOptions {

    @Mixin
    private BootstrapOption cluster;

    @Mixin
    private ClientConfigOption secured;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081/apis/ccompat/v7",
            description = "the Schema Registry's Confluent API (default: ${DEFAULT-VALUE})")
    private String registry;

    String bootstrap() {
        return cluster.bootstrap();
    }

    /** @throws IOException if the file cannot be read */
    ClientSettings secured() throws IOException {
        return secured.settings();
    }

    /**
     * @return the settings of a client of the cluster
     * @throws IOException if the file cannot be read
     */
    Map<String, Object> client() throws IOException {
        return secured().kafka(bootstrap());
    }

    /**
     * @return serdes on the registry; the caller closes them
     * @throws IOException if the file cannot be read
     */
    RecordSerdes serdes() throws IOException {
        return secured().serdes(registry);
    }

    String registry() {
        return registry;
    }
}
