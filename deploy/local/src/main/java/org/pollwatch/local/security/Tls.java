package org.pollwatch.local.security;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Reads keys and certificates as Kafka does, for what is not Kafka. */
final class Tls {
    private Tls() {}

    /**
     * @param settings by Kafka's names: {@code ssl.keystore.*}, {@code ssl.truststore.*}
     * @throws org.apache.kafka.common.KafkaException if a file cannot be read
     */
    static SSLContext context(Map<String, String> settings) {
        ConfigDef known = new ConfigDef().withClientSslSupport();
        Map<String, ?> parsed = new AbstractConfig(known, settings, false).values();
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(parsed);
            return factory.sslContext();
        }
    }
}
