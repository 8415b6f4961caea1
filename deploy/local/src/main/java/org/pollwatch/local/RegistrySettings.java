package org.pollwatch.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link RegistryProcess} is to run.
 *
 * @param home where Apicurio Registry is unpacked
 * @param directory where its data and its log live
 * @param host the address it listens on
 * @param port its port; 0 finds a free one
 * @param heapMegabytes how much heap the child process may take
 * @param patience how long its start may take
 */
public record RegistrySettings(Path home, Path directory, String host, int port, int heapMegabytes, Duration patience) {

    /** Where the build unpacks the registry; the launcher sets it. */
    public static final String HOME_PROPERTY = "pollwatch.registry.home";

    public RegistrySettings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(patience, "patience");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: 0 to 65535, not " + port);
        }
    }

    /**
     * The registry that the build unpacked, on 127.0.0.1 with a free port.
     *
     * @param directory where its data and its log live
     * @throws IllegalStateException when the system property for its home is not set
     */
    public static RegistrySettings in(Path directory) {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new IllegalStateException("start through ./pollwatch, or set -D" + HOME_PROPERTY
                    + " to the directory in which Apicurio Registry is unpacked (deploy/local/target/registry)");
        }
        return new RegistrySettings(Path.of(home), directory, "127.0.0.1", 0, 256, Duration.ofSeconds(90));
    }

    /** The same at another address. */
    public RegistrySettings at(String newHost, int newPort) {
        return new RegistrySettings(home, directory, newHost, newPort, heapMegabytes, patience);
    }
}
