package org.pollwatch.local.service;

import java.util.List;
import java.util.function.UnaryOperator;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.local.LocalSet;

/** The gateway for all missions of a set. */
public final class GatewayPart implements LocalSet.Service {

    private final String host;
    private final int port;
    private final List<ServedMission> missions;
    private final UnaryOperator<GatewaySettings> further;

    /**
     * At one address.
     *
     * @param host to listen on
     * @param port for observers; health and metrics take a free one
     * @param missions that it takes reports for
     */
    public GatewayPart(String host, int port, List<ServedMission> missions) {
        this(host, port, missions, UnaryOperator.identity());
    }

    /** @param further what else it is told */
    public GatewayPart(String host, int port, List<ServedMission> missions, UnaryOperator<GatewaySettings> further) {
        this.host = host;
        this.port = port;
        this.missions = List.copyOf(missions);
        this.further = further;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public LocalSet.Running start(LocalSet.Base base) {
        List<String> ids = missions.stream().map(ServedMission::id).toList();
        GatewaySettings settings = GatewaySettings.of(
                        base.bootstrap(), base.registry().toString(), ids)
                .at(host, port, 0)
                .keepingAttachmentsIn(base.state().resolve("attachments"));
        Gateway gateway = Gateway.start(further.apply(settings));
        return new LocalSet.Running("http://" + host + ":" + gateway.port() + "/v1", gateway);
    }
}
