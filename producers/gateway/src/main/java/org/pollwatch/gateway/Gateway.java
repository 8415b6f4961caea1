package org.pollwatch.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.gateway.attachment.AttachmentStore;
import org.pollwatch.gateway.http.Annex;
import org.pollwatch.gateway.http.HttpEdge;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.openrosa.OpenRosa;
import org.pollwatch.gateway.sms.SmsWebhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP edge for observers: reports in, and into the log before they are answered. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration REST = Duration.ofSeconds(2);

    private final HttpEdge edge;
    private final GatewayParts parts;
    private final Duration drain;

    private Gateway(HttpEdge edge, GatewayParts parts, Duration drain) {
        this.edge = edge;
        this.parts = parts;
        this.drain = drain;
    }

    /**
     * Returns when a report that is posted now would be taken: definitions, teams and receipts were read to the end that
     * they had at the start, and the producer knows where the topics are.
     *
     * @throws SettingsException naming every fault of the settings
     * @throws org.pollwatch.contract.ContractException if the cluster or the registry is not as needed
     * @throws IllegalStateException if a port cannot be bound
     */
    public static Gateway start(GatewaySettings settings) {
        check(settings);
        settings.lines().forEach(line -> LOG.info("gateway: {}", line));
        HttpEdge edge = new HttpEdge(settings.instances());
        GatewayParts parts;
        try {
            parts = KafkaParts.open(settings, edge);
        } catch (RuntimeException e) {
            edge.close();
            throw e;
        }
        return start(settings, edge, parts);
    }

    /**
     * The same server on other parts, for a twin without Kafka.
     *
     * @throws SettingsException naming every fault of the settings
     * @throws IllegalStateException if a port cannot be bound
     */
    public static Gateway start(GatewaySettings settings, GatewayParts parts) {
        check(settings);
        return start(settings, new HttpEdge(settings.instances()), parts);
    }

    private static void check(GatewaySettings settings) {
        List<String> faults = settings.faults();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    private static Gateway start(GatewaySettings settings, HttpEdge edge, GatewayParts parts) {
        Gateway gateway = new Gateway(edge, parts, settings.delivery().timeout().plus(REST));
        try {
            Intake intake = new Intake(parts.log(), parts.receipts(), Clock.systemUTC());
            edge.start(
                    new HttpEdge.Binding(
                            settings.host(),
                            settings.port(),
                            settings.managementPort(),
                            settings.instances(),
                            settings.bodies(),
                            settings.connections(),
                            settings.rate(),
                            settings.certificate()),
                    new HttpEdge.Service(
                            parts.desks(),
                            parts.teams(),
                            parts.receipts(),
                            parts.queries(),
                            settings.attachments().map(AttachmentStore::open),
                            intake),
                    annexes(settings));
        } catch (RuntimeException e) {
            edge.close();
            parts.close().run();
            throw e;
        }
        settings.attachments().ifPresent(it -> new DiskSpaceMetrics(it.toFile()).bindTo(edge.meters()));
        LOG.info("gateway: ready on {}:{}, management {}", settings.host(), edge.port(), edge.managementPort());
        return gateway;
    }

    private static List<Annex> annexes(GatewaySettings settings) {
        List<Annex> annexes = new ArrayList<>();
        annexes.add(new OpenRosa(settings.publicUrl()));
        settings.sms().ifPresent(it -> annexes.add(new SmsWebhooks(it, settings.publicUrl(), Clock.systemUTC())));
        return annexes;
    }

    public int port() {
        return edge.port();
    }

    public int managementPort() {
        return edge.managementPort();
    }

    /** @return the figures that the management port shows */
    public MeterRegistry meters() {
        return edge.meters();
    }

    /** Takes nothing new, answers what it has accepted, and only then lets go of the log. */
    @Override
    public void close() {
        LOG.info("gateway: stopping");
        try {
            edge.drain(drain);
        } finally {
            try {
                edge.close();
            } finally {
                parts.close().run();
            }
        }
        LOG.info("gateway: stopped");
    }
}
