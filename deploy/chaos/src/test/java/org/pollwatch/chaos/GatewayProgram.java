package org.pollwatch.chaos;

import java.util.List;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.http.RateLimit;

/** The gateway in a JVM of its own, to be killed. */
public final class GatewayProgram {
    /** One team sends what in a mission a thousand do. */
    private static final RateLimit NONE = new RateLimit(1e9, 1e9);

    private GatewayProgram() {}

    /** @param arguments mission, bootstrap, registry, port */
    public static void main(String[] arguments) {
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        Gateway gateway = Gateway.start(GatewaySettings.of(arguments[1], arguments[2], List.of(arguments[0]))
                .at("127.0.0.1", Integer.parseInt(arguments[3]), 0)
                .with(NONE));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
        System.out.println("ready");
    }
}
