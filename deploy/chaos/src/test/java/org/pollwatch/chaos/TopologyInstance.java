package org.pollwatch.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.pollwatch.contract.ClockWatch;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** One of two instances of the topology, each with a copy of the other's state, in a JVM of its own. */
public final class TopologyInstance {
    /** Three brokers and two instances on two cores: a transaction every 25 ms would leave nothing for reports. */
    private static final Duration COMMIT = Duration.ofMillis(200);

    private static final long LOOK_NANOS = 500_000_000;
    private static final int STOPPED_FOR_GOOD = 3;

    private TopologyInstance() {}

    /** @param arguments mission, bootstrap, registry, state directory, the instance's name */
    public static void main(String[] arguments) {
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        TopologyService service = TopologyService.start(
                TopologySettings.of(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]))
                        .withThreads(1)
                        .withCommit(COMMIT)
                        .as(arguments[4], 1)
                        .withClock(Duration.ZERO));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        System.out.println("ready");
        while (service.isAlive()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        System.exit(STOPPED_FOR_GOOD);
    }
}
