package org.pollwatch.topology.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a topology instance shows of itself: the engine's figures, its own and the cluster's, and whether it is well. */
public final class TopologyManagement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyManagement.class);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FigureMeters figures;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** @param mission stands on every figure */
    public TopologyManagement(String mission) {
        registry.config().commonTags(Tags.of("mission", mission)).meterFilter(EngineMeters.filter());
        figures = new FigureMeters(registry, Clock.systemUTC());
    }

    /** @return to be told what is counted */
    public FigureMeters figures() {
        return figures;
    }

    /** Shows how much room there is for the state; the directory exists. */
    public void watchDisk(Path state) {
        new DiskSpaceMetrics(state.toFile()).bindTo(registry);
    }

    /** Shows the engine and the cluster from now on. */
    public void watch(KafkaStreams streams, Admin admin, String topicPrefix) {
        open.push(EngineMeters.bind(streams, registry));
        open.push(new ClusterWatch(admin, topicPrefix, System::nanoTime).start(registry));
    }

    /**
     * Opens the port.
     *
     * @param at port 0 for any free one
     * @return where it listens
     * @throws org.pollwatch.contract.ContractException if the address cannot be listened on
     */
    public InetSocketAddress listen(InetSocketAddress at, BooleanSupplier alive, BooleanSupplier ready) {
        Gauge.builder("pollwatch.topology.ready", ready, it -> it.getAsBoolean() ? 1 : 0)
                .description("1 while what comes is judged at once")
                .strongReference(true)
                .register(registry);
        ManagementServer server = ManagementServer.start(at, alive, ready, registry);
        open.push(server);
        return server.address();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
            }
        }
        registry.close();
    }
}
