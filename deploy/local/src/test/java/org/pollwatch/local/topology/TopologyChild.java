package org.pollwatch.local.topology;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The topology in a JVM of its own, to be killed. */
final class TopologyChild {
    private TopologyChild() {}

    /** @param arguments mission, bootstrap, registry, state directory */
    public static void main(String[] arguments) {
        TopologyService.start(TopologySettings.of(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]))
                .withClock(Duration.ZERO));
    }

    static Process start(Cluster cluster, String mission) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // killed before better code would pay
                "-cp",
                System.getProperty("java.class.path"),
                TopologyChild.class.getName(),
                mission,
                cluster.bootstrap(),
                cluster.registryUrl(),
                cluster.directory("child-state").toString());
        File log = cluster.directory("child.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}
