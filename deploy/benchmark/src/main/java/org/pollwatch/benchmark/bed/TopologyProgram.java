package org.pollwatch.benchmark.bed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.topology.TopologyService;
import org.pollwatch.topology.TopologySettings;

/** The topology with the product's settings in a JVM of its own. */
public final class TopologyProgram {
    private static final String HEAP = "-Xmx512m";
    private static final Duration UNMOVED = Duration.ofMinutes(2);

    private TopologyProgram() {}

    /** @param arguments mission, bootstrap, registry, state directory, threads; then perhaps a mission to warm up with */
    public static void main(String[] arguments) {
        if (arguments.length == 5) {
            start(arguments[0], arguments);
            return;
        }
        try (TopologyService warmUp = TopologyService.start(settings(arguments[5], arguments))) {
            warmUp.awaitReady(UNMOVED);
        }
        start(arguments[0], arguments).awaitReady(UNMOVED);
        System.out.println("ready");
    }

    private static TopologyService start(String mission, String... arguments) {
        TopologyService service = TopologyService.start(settings(mission, arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        return service;
    }

    private static TopologySettings settings(String mission, String... arguments) {
        return TopologySettings.of(mission, arguments[1], arguments[2], Path.of(arguments[3]))
                .withThreads(Integer.parseInt(arguments[4]));
    }

    /** @param profile where a recording of the flight recorder is to go */
    public static Child start(LogBed bed, int threads, Optional<Path> profile) {
        return start(bed, threads, profile, List.of());
    }

    /**
     * The same, once all of another mission's reports have been judged in that JVM. It is ready when it then has judged
     * what the log of the bed's own mission held.
     *
     * @param warmUp on the same broker
     */
    public static Child startWarm(LogBed bed, Link warmUp, int threads, Optional<Path> profile) {
        return start(bed, threads, profile, List.of(warmUp.mission().id()));
    }

    private static Child start(LogBed bed, int threads, Optional<Path> profile, List<String> more) {
        List<String> jvm = new ArrayList<>(List.of(HEAP));
        profile.ifPresent(it ->
                jvm.add("-XX:StartFlightRecording=dumponexit=true,settings=profile,filename=" + it.toAbsolutePath()));
        Link link = bed.link();
        List<String> arguments = new ArrayList<>(List.of(
                link.mission().id(),
                link.bootstrap(),
                link.registry(),
                state(bed).toString(),
                "" + threads));
        arguments.addAll(more);
        return Child.start("topology", bed.directory("children"), jvm, TopologyProgram.class, arguments);
    }

    private static Path state(LogBed bed) {
        return bed.directory("state");
    }

    /** @return bytes of the state on disk of the bed's own mission */
    public static long stateBytes(LogBed bed) {
        return Directories.bytes(state(bed)
                .resolve(TopologySettings.applicationId(bed.link().mission().id())));
    }
}
