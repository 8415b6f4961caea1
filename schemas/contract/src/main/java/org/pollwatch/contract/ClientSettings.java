package org.pollwatch.contract;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How to speak to a secured cluster and its registry, by Kafka's own names: {@code security.protocol}, {@code ssl.*},
 * {@code sasl.*}. What begins with {@code schema.registry.} is for the registry; it takes {@code ssl.*} too, where it is
 * not given its own. Printed without values, which hold secrets.
 *
 * @param values by name
 */
public record ClientSettings(Map<String, String> values) {

    /** For a cluster without names and encryption. */
    public static final ClientSettings NONE = new ClientSettings(Map.of());

    private static final String OF_REGISTRY = "schema.registry.";
    private static final String OF_TLS = "ssl.";
    private static final String PROVIDERS = "config.providers";

    public ClientSettings {
        values = Map.copyOf(values);
    }

    /**
     * Reads a properties file. Values may be references that Kafka's config providers resolve, for example to a variable
     * of the environment or another file.
     *
     * @throws IOException if the file cannot be read
     */
    public static ClientSettings read(Path file) throws IOException {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            given.load(reader);
        }
        Map<String, String> values = new HashMap<>();
        new AbstractConfig(new ConfigDef(), given, false)
                .originals()
                .forEach((name, value) -> values.put(name, String.valueOf(value)));
        values.keySet().removeIf(name -> name.startsWith(PROVIDERS));
        return new ClientSettings(values);
    }

    /**
     * @param bootstrap the brokers, {@code host:port} with commas between; goes before one of the file
     * @return the settings of every Kafka client, as a map of the caller's own
     */
    public Map<String, Object> kafka(String bootstrap) {
        Map<String, Object> settings = new HashMap<>(values);
        settings.keySet().removeIf(name -> name.startsWith(OF_REGISTRY));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return settings;
    }

    /** @return serdes on the registry at this URL; the caller closes them */
    public RecordSerdes serdes(String registryUrl) {
        Map<String, Object> settings = new HashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(OF_TLS)) {
                settings.put(OF_REGISTRY + name, value);
            }
        });
        values.forEach((name, value) -> {
            if (name.startsWith(OF_REGISTRY)) {
                settings.put(name, value);
            }
        });
        return new RecordSerdes(registryUrl, settings);
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "none" : new TreeSet<>(values.keySet()) + " (values not shown)";
    }
}
