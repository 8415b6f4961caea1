package org.pollwatch.benchmark.bed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The topology with the product's settings in a JVM of its own. */
public final class TopologyProgram {
    private static final String HEAP = "-Xmx512m";

    private TopologyProgram() {}

    /** @param arguments mission, bootstrap, registry, state directory, threads */
    public static void main(String[] arguments) {
        TopologySettings product = TopologySettings.of(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]));
        TopologyService service = TopologyService.start(product.withThreads(Integer.parseInt(arguments[4])));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
    }

    /** @param profile where a recording of the flight recorder is to go */
    public static Child start(LogBed bed, int threads, Optional<Path> profile) {
        List<String> jvm = new ArrayList<>(List.of(HEAP));
        profile.ifPresent(it ->
                jvm.add("-XX:StartFlightRecording=dumponexit=true,settings=profile,filename=" + it.toAbsolutePath()));
        Link link = bed.link();
        return Child.start(
                "topology",
                bed.directory("children"),
                jvm,
                TopologyProgram.class,
                List.of(
                        link.mission().id(),
                        link.bootstrap(),
                        link.registry(),
                        bed.directory("state").toString(),
                        "" + threads));
    }
}
