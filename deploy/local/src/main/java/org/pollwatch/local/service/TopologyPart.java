package org.pollwatch.local.service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.pollwatch.local.LocalSet;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The topology of one mission, ready when everything that stood in the log has been judged. */
public final class TopologyPart implements LocalSet.Service {

    /** A day's log takes as long as it takes; standing still for so long is a fault. */
    private static final Duration UNMOVED = Duration.ofMinutes(3);

    private final String mission;
    private final UnaryOperator<TopologySettings> choices;
    private final InetSocketAddress management;

    /**
     * Of one mission.
     *
     * @param mission its id
     * @param threads how many stream threads
     */
    public TopologyPart(String mission, int threads) {
        this(mission, settings -> settings.withThreads(threads));
    }

    /**
     * Of one mission, set up as the choices say.
     *
     * @param mission its id
     * @param choices what is not as usual
     */
    public TopologyPart(String mission, UnaryOperator<TopologySettings> choices) {
        this(mission, choices, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** @param management where health and metrics are had; port 0 for any free one */
    public TopologyPart(String mission, UnaryOperator<TopologySettings> choices, InetSocketAddress management) {
        this.mission = mission;
        this.choices = choices;
        this.management = management;
    }

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public LocalSet.Running start(LocalSet.Base base) {
        TopologySettings settings = choices.apply(
                TopologySettings.of(mission, base.bootstrap(), base.registry().toString(), base.state()));
        TopologyService service = TopologyService.start(settings, management);
        try {
            service.awaitReady(UNMOVED);
        } catch (RuntimeException failed) {
            service.close();
            throw failed;
        }
        InetSocketAddress at = service.managementAddress();
        return new LocalSet.Running(
                mission + ", " + settings.threads() + " threads, health and metrics at http://"
                        + at.getAddress().getHostAddress() + ":" + at.getPort() + "/",
                service,
                service::isAlive);
    }
}
