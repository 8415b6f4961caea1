package org.pollwatch.local.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;

/** One registry for all embedded clusters of a JVM, since its start takes longer than many a test. It ends with the JVM. */
final class SharedRegistry {
    private static final RegistryProcess RUNNING = start();

    private SharedRegistry() {}

    static RegistryProcess get() {
        return RUNNING;
    }

    private static RegistryProcess start() {
        try {
            Path directory = Files.createTempDirectory("pollwatch-registry");
            RegistryProcess registry = RegistryProcess.start(RegistrySettings.in(directory));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                registry.close();
                Cluster.delete(directory);
            }));
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
