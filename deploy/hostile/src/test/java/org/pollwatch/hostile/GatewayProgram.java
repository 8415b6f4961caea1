package org.pollwatch.hostile;

import java.time.Duration;
import java.util.List;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.http.ConnectionLimits;
import org.pollwatch.gateway.http.RateLimit;

/** The gateway in a JVM of its own, to be besieged; public, since another package starts it. */
public final class GatewayProgram {
    /** One team sends what in a mission a thousand do. */
    private static final RateLimit NONE = new RateLimit(1e9, 1e9);

    private static final int LEAST_PACE = 512;

    private GatewayProgram() {}

    /** @param arguments mission, bootstrap, registry, port, connections from one address, seconds of patience with slow ones */
    public static void main(String[] arguments) {
        int connections = Integer.parseInt(arguments[4]);
        Duration patience = Duration.ofSeconds(Long.parseLong(arguments[5]));
        Gateway gateway = Gateway.start(GatewaySettings.of(arguments[1], arguments[2], List.of(arguments[0]))
                .at("127.0.0.1", Integer.parseInt(arguments[3]), 0)
                .with(NONE)
                .with(new ConnectionLimits(connections, connections, patience, patience, LEAST_PACE)));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
        System.out.println("ready");
    }
}
