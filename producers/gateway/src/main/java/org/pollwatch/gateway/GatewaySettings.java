package org.pollwatch.gateway;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.gateway.http.BodyLimits;
import org.pollwatch.gateway.http.ConnectionLimits;
import org.pollwatch.gateway.http.RateLimit;
import org.pollwatch.gateway.kafka.Delivery;
import org.pollwatch.gateway.sms.SmsSettings;

/**
 * How a {@link Gateway} is to run.
 *
 * @param host the address it listens on
 * @param port for observers; 0 finds a free one
 * @param managementPort for health and metrics; 0 finds a free one
 * @param instances event loops that serve requests
 * @param bootstrap where the cluster is, {@code host:port}
 * @param registryUrl the registry's Confluent API
 * @param missions ids of the missions it serves
 * @param bodies how large bodies may be
 * @param rate how much one team may send
 * @param delivery how hard it tries to bring a report into the log
 * @param teamsSilence after it, having heard nothing from the teams topics, it refuses all
 * @param receiptsRemembered reports of each mission whose receipts it remembers
 * @param patience how long its start may stand still
 * @param client how to speak to a secured cluster and its registry
 * @param publicUrl where phones reach the gateway, if a request's own host is not it: behind a proxy
 * @param sms whose messages it takes; off where empty
 * @param attachments where sealed notes and pictures are kept; none are taken where empty
 * @param certificate its key and certificate, in one PEM file; plain HTTP where empty
 */
public record GatewaySettings(
        String host,
        int port,
        int managementPort,
        int instances,
        String bootstrap,
        String registryUrl,
        List<String> missions,
        BodyLimits bodies,
        ConnectionLimits connections,
        RateLimit rate,
        Delivery delivery,
        Duration teamsSilence,
        int receiptsRemembered,
        Duration patience,
        ClientSettings client,
        Optional<URI> publicUrl,
        Optional<SmsSettings> sms,
        Optional<Path> attachments,
        Optional<Path> certificate) {

    private static final int HIGHEST_PORT = 65_535;

    public GatewaySettings {
        missions = List.copyOf(missions);
    }

    /** On 127.0.0.1, port 8080, a free management port; what a laptop needs. */
    public static GatewaySettings of(String bootstrap, String registryUrl, List<String> missions) {
        return new GatewaySettings(
                "127.0.0.1",
                8080,
                0,
                Runtime.getRuntime().availableProcessors(),
                bootstrap,
                registryUrl,
                missions,
                BodyLimits.defaults(),
                ConnectionLimits.defaults(),
                RateLimit.defaults(),
                Delivery.defaults(),
                Duration.ofSeconds(5),
                2_000_000,
                Duration.ofSeconds(60),
                ClientSettings.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param newManagementPort 0 finds a free one, as does 0 for the port */
    public GatewaySettings at(String newHost, int newPort, int newManagementPort) {
        return changed(it -> {
            it.host = newHost;
            it.port = newPort;
            it.managementPort = newManagementPort;
        });
    }

    public GatewaySettings with(BodyLimits newBodies) {
        return changed(it -> it.bodies = newBodies);
    }

    public GatewaySettings with(ConnectionLimits newConnections) {
        return changed(it -> it.connections = newConnections);
    }

    public GatewaySettings with(RateLimit newRate) {
        return changed(it -> it.rate = newRate);
    }

    public GatewaySettings with(Delivery newDelivery) {
        return changed(it -> it.delivery = newDelivery);
    }

    /** @param newPatience how long its start may take */
    public GatewaySettings patientFor(Duration newPatience) {
        return changed(it -> it.patience = newPatience);
    }

    /** @param newClient how to speak to a secured cluster and its registry */
    public GatewaySettings with(ClientSettings newClient) {
        return changed(it -> it.client = newClient);
    }

    /** @param newPublicUrl {@code https://host}, with a port or a path where the proxy needs one */
    public GatewaySettings publicAt(URI newPublicUrl) {
        return changed(it -> it.publicUrl = Optional.of(newPublicUrl));
    }

    /** Turns SMS on. */
    public GatewaySettings with(SmsSettings newSms) {
        return changed(it -> it.sms = Optional.of(newSms));
    }

    /** Takes sealed notes and pictures. */
    public GatewaySettings keepingAttachmentsIn(Path directory) {
        return changed(it -> it.attachments = Optional.of(directory));
    }

    /** Speaks TLS with observers, or with the proxy before it. */
    public GatewaySettings shownBy(Path newCertificate) {
        return changed(it -> it.certificate = Optional.of(newCertificate));
    }

    private GatewaySettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** What the copies differ in, while one is being made. */
    private static final class Draft {
        private final GatewaySettings from;
        private String host;
        private int port;
        private int managementPort;
        private BodyLimits bodies;
        private ConnectionLimits connections;
        private RateLimit rate;
        private Delivery delivery;
        private Duration patience;
        private ClientSettings client;
        private Optional<URI> publicUrl;
        private Optional<SmsSettings> sms;
        private Optional<Path> attachments;
        private Optional<Path> certificate;

        Draft(GatewaySettings from) {
            this.from = from;
            this.host = from.host;
            this.port = from.port;
            this.managementPort = from.managementPort;
            this.bodies = from.bodies;
            this.connections = from.connections;
            this.rate = from.rate;
            this.delivery = from.delivery;
            this.patience = from.patience;
            this.client = from.client;
            this.publicUrl = from.publicUrl;
            this.sms = from.sms;
            this.attachments = from.attachments;
            this.certificate = from.certificate;
        }

        GatewaySettings settings() {
            return new GatewaySettings(
                    host,
                    port,
                    managementPort,
                    from.instances,
                    from.bootstrap,
                    from.registryUrl,
                    from.missions,
                    bodies,
                    connections,
                    rate,
                    delivery,
                    from.teamsSilence,
                    from.receiptsRemembered,
                    patience,
                    client,
                    publicUrl,
                    sms,
                    attachments,
                    certificate);
        }
    }

    /** @return one message for each value that cannot be */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (host.isBlank()) {
            faults.add("host: expected an address");
        }
        port(faults, "port", port);
        port(faults, "managementPort", managementPort);
        if (port != 0 && port == managementPort) {
            faults.add("managementPort: expected another port than port");
        }
        if (instances < 1) {
            faults.add("instances: expected a number from 1");
        }
        if (bootstrap.isBlank()) {
            faults.add("bootstrap: expected HOST:PORT of the cluster");
        }
        if (registryUrl.isBlank()) {
            faults.add("registryUrl: expected the URL of the registry's Confluent API");
        }
        if (missions.isEmpty() || new HashSet<>(missions).size() < missions.size()) {
            faults.add("missions: expected at least one mission id, each once");
        }
        if (teamsSilence.toMillis() < 1_000) {
            faults.add("teamsSilence: expected at least 1 s");
        }
        if (receiptsRemembered < 1_000) {
            faults.add("receiptsRemembered: expected a number from 1000");
        }
        if (!publicUrl.map(GatewaySettings::isPublic).orElse(true)) {
            faults.add("publicUrl: expected http://HOST or https://HOST, without query");
        }
        certificate
                .filter(it -> !Files.isReadable(it))
                .ifPresent(it -> faults.add("certificate: expected a file that can be read: " + it));
        faults.addAll(bodies.faults());
        faults.addAll(connections.faults());
        faults.addAll(rate.faults());
        faults.addAll(delivery.faults());
        return faults;
    }

    private static boolean isPublic(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null;
    }

    private static void port(List<String> faults, String name, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            faults.add(name + ": expected a number from 0 to " + HIGHEST_PORT);
        }
    }

    /** @return one line for each setting, without secrets */
    public List<String> lines() {
        return List.of(
                "listens on " + host + ":" + port + ", management " + managementPort + ", event loops " + instances,
                "TLS " + certificate.map(it -> "with " + it).orElse("off"),
                "bootstrap " + bootstrap + ", registry " + registryUrl + ", missions " + String.join(", ", missions),
                "bodies " + bodies,
                "connections " + connections,
                "rate " + rate,
                "delivery " + delivery,
                "teams may be silent for " + teamsSilence.toMillis() + " ms, receipts remembered " + receiptsRemembered,
                "phones reach it at " + publicUrl.map(URI::toString).orElse("the host that they name"),
                "attachments in " + attachments.map(Path::toString).orElse("no directory: none are taken"),
                "SMS " + sms.map(SmsSettings::toString).orElse("off"),
                "further client settings " + client);
    }
}
