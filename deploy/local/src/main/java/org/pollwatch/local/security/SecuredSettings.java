package org.pollwatch.local.security;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;

/** Kafka's settings of a secured cluster, the same for every broker and every service but for one file. */
public final class SecuredSettings {
    /** Where services connect, with a certificate. */
    public static final String SERVICES = "CLIENTS";

    /** Where partners connect, with a name and a password. */
    public static final String PARTNERS = "PARTNERS";

    private static final String PEM = "PEM";
    private static final String TLS = "TLSv1.3";

    private final Path authority;

    /** @param at the directory of {@code security init}, where it is used */
    public SecuredSettings(Path at) {
        this.authority = at.resolve("ca.pem");
    }

    /** @return settings of a service with this key and certificate, by name */
    public Map<String, String> ofClient(Path pem) {
        Map<String, String> settings = common(pem);
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
        return settings;
    }

    /** @return settings of a broker with this key and certificate, by name; addresses and directories are its own */
    public Map<String, String> ofBroker(Path pem) {
        Map<String, String> settings = common(pem);
        settings.put("listener.security.protocol.map", "CONTROLLER:SSL," + SERVICES + ":SSL," + PARTNERS + ":SASL_SSL");
        settings.put("inter.broker.listener.name", SERVICES);
        settings.put(BrokerSecurityConfigs.SSL_CLIENT_AUTH_CONFIG, "required");
        settings.put("listener.name.partners." + BrokerSecurityConfigs.SSL_CLIENT_AUTH_CONFIG, "none");
        settings.put(BrokerSecurityConfigs.SSL_PRINCIPAL_MAPPING_RULES_CONFIG, "RULE:^CN=([a-z.]+)$/$1/");
        settings.put("listener.name.partners." + BrokerSecurityConfigs.SASL_ENABLED_MECHANISMS_CONFIG, "SCRAM-SHA-256");
        settings.put(
                "listener.name.partners.scram-sha-256." + SaslConfigs.SASL_JAAS_CONFIG,
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", ServicePrincipal.ADMIN.kafkaName() + ";User:" + ServicePrincipal.BROKER);
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    String client(Path pem) {
        return text(ofClient(pem));
    }

    String broker(Path pem) {
        return text(ofBroker(pem));
    }

    private Map<String, String> common(Path pem) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, TLS);
        settings.put(SslConfigs.SSL_PROTOCOL_CONFIG, TLS);
        settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
        settings.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, pem.toString());
        settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
        settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, authority.toString());
        return settings;
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
