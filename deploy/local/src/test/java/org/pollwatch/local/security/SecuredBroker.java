package org.pollwatch.local.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.BrokerSettings;
import org.pollwatch.local.EmbeddedBroker;
import org.pollwatch.local.FreePort;

/** A broker as {@code security init} sets it up: TLS on every listener, names by certificate, nothing allowed but by rule. */
final class SecuredBroker implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    static final int NODE = 1;

    private final Path directory;
    private final EmbeddedBroker broker;
    private final int partnersPort;

    private SecuredBroker(Path directory, EmbeddedBroker broker, int partnersPort) {
        this.directory = directory;
        this.broker = broker;
        this.partnersPort = partnersPort;
    }

    static SecuredBroker start(Path directory) {
        try {
            Path files = directory.resolve("security");
            new SecurityDirectory(files, files, 30).init(List.of(HOST), List.of("localhost"));
            int partners = FreePort.any(HOST);
            Map<String, String> settings =
                    new HashMap<>(new SecuredSettings(files).ofBroker(files.resolve("brokers/" + HOST + ".pem")));
            settings.put("listeners", SecuredSettings.PARTNERS + "://" + HOST + ":" + partners);
            EmbeddedBroker broker = EmbeddedBroker.start(
                    BrokerSettings.in(directory.resolve("data/broker")).with(settings));
            return new SecuredBroker(directory, broker, partners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path files() {
        return directory.resolve("security");
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** What the service's own properties file says, as the service reads it. */
    ClientSettings settings(ServicePrincipal who) {
        try {
            return ClientSettings.read(files().resolve("clients/" + who.word() + ".properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> client(ServicePrincipal who) {
        return settings(who).kafka(bootstrap());
    }

    Admin admin() {
        return Admin.create(client(ServicePrincipal.ADMIN));
    }

    /** A partner's, on the listener for partners: any client that trusts the authority, with a name and a password. */
    Map<String, Object> partner(String name, String password) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                HOST + ":" + partnersPort,
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                files().resolve("ca.pem").toString(),
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + name + "\" password=\""
                        + password + "\";"));
    }

    /** Makes the topics, without a registry. */
    void makeTopics(Topics topics) {
        try (Admin admin = admin();
                RecordSerdes serdes = RecordSerdes.inMemory(List.of(topics))) {
            new TopicSetup(admin, serdes).ensure(topics, (short) 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
