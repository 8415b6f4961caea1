package org.pollwatch.local.service;

import java.util.List;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.local.LocalSet;

/** The gateway for all missions of a set. */
public final class GatewayPart implements LocalSet.Service {

    private final String host;
    private final int port;
    private final List<ServedMission> missions;

    /**
     * At one address.
     *
     * @param host to listen on
     * @param port for observers; health and metrics take a free one
     * @param missions that it takes reports for
     */
    public GatewayPart(String host, int port, List<ServedMission> missions) {
        this.host = host;
        this.port = port;
        this.missions = List.copyOf(missions);
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
                .at(host, port, 0);
        Gateway gateway = Gateway.start(settings);
        return new LocalSet.Running("http://" + host + ":" + gateway.port() + "/v1", gateway);
    }
}
