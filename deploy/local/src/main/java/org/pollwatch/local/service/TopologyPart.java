package org.pollwatch.local.service;

import java.time.Duration;
import org.pollwatch.local.LocalSet;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The topology of one mission, ready when everything that stood in the log has been judged. */
public final class TopologyPart implements LocalSet.Service {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String mission;
    private final int threads;

    /**
     * Of one mission.
     *
     * @param mission its id
     * @param threads how many stream threads
     */
    public TopologyPart(String mission, int threads) {
        this.mission = mission;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public LocalSet.Running start(LocalSet.Base base) {
        TopologySettings settings =
                TopologySettings.of(mission, base.bootstrap(), base.registry().toString(), base.state());
        TopologyService service = TopologyService.start(settings.with(settings.partitions(), threads));
        try {
            service.awaitReady(PATIENCE);
        } catch (RuntimeException failed) {
            service.close();
            throw failed;
        }
        return new LocalSet.Running(mission + ", " + threads + " threads", service);
    }
}
