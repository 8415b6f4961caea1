package org.pollwatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.benchmark.bed.Child;
import org.pollwatch.local.cli.PollwatchCommand;

/**
 * A release of Pollwatch as a deployer has it: its own jars, and its commands, which are what two releases have in common.
 *
 * @param name for the reader
 * @param classPath its jars and those of its libraries
 */
record Release(String name, String classPath) {
    private static final Path MISSION = Path.of("..", "..", "schemas", "missions", Stage.MISSION);
    private static final String PREVIOUS = "upgrade.previous";

    /** @return the release that is built */
    static Release present() {
        return new Release("the present release", System.getProperty("java.class.path"));
    }

    /** @return the one whose class path is in the file {@code -Dupgrade.previous=FILE}; empty where none is given */
    static Optional<Release> previous() {
        return Optional.ofNullable(System.getProperty(PREVIOUS)).map(file -> {
            try {
                return new Release("the previous release", Files.readString(Path.of(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(PREVIOUS + ": expected a file with a class path", e);
            }
        });
    }

    /** Returns when the mission, or what has changed in it, is published. */
    void publish(Stage stage) {
        try (Child publisher = command(stage, "publish", 256, "mission", "publish", MISSION.toString())) {
            publisher.awaitEnd();
        }
    }

    /** @param number 1 or 2, as of the port */
    Child gateway(Stage stage, int number) {
        String port = Integer.toString(stage.gatewayPort(number));
        return command(stage, "gateway-" + number, 192, "gateway", "--mission", Stage.MISSION, "--gateway-port", port);
    }

    /** @param number 1 or 2; each keeps a copy of the other's state */
    Child topology(Stage stage, int number) {
        String name = "topology-" + number;
        return command(
                stage,
                name,
                256,
                "topology",
                "--mission",
                Stage.MISSION,
                "--instance",
                name,
                "--threads",
                "1",
                "--standbys",
                "1",
                "--data",
                stage.output().resolveSibling(name).toString());
    }

    private Child command(Stage stage, String name, int megabytes, String... words) {
        List<String> options = List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--bootstrap", stage.bootstrap(), "--registry", stage.registryUrl()));
        Child.Program program =
                Child.Program.of(PollwatchCommand.class, options).on(classPath);
        return Child.start(name, stage.output(), program, arguments);
    }
}
