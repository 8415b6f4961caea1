package org.pollwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pollwatch.benchmark.bed.Child;
import org.pollwatch.mission.Mission;

/** Phones report while each instance is replaced by another release's, and while some are replaced back. */
class UpgradeTest {
    private static final int RATE = 10;
    private static final long SEED = 20_221_120L;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path DIRECTORY = Path.of("target", "upgrade").toAbsolutePath();
    private static final String RUN = "logs in " + DIRECTORY.resolve("output");
    private static final List<String> TEAMS =
            IntStream.range(0, 9).mapToObj(it -> "T" + it).toList();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldLoseNothingAndCountNothingTwiceWhileInstancesAreReplacedAndReplacedBack() throws Exception {
        Optional<Release> earlier = Release.previous();
        if (earlier.isEmpty()) {
            System.out.println("upgrade: left out, for no earlier release is given"
                    + " (./pollwatch verify --previous REVISION builds one)");
        }
        assumeTrue(earlier.isPresent(), "no earlier release is given");
        Release previous = earlier.orElseThrow();
        Release present = Release.present();
        try (Stage stage = new Stage(Scratch.emptied(DIRECTORY))) {
            previous.publish(stage);
            for (int number = 1; number <= 2; number++) {
                int at = number;
                stage.processes().add("topology-" + at, () -> previous.topology(stage, at));
                stage.processes().add("gateway-" + at, () -> previous.gateway(stage, at));
            }
            stage.awaitReady();
            Mission mission = stage.mission().mission().at(1);
            try (LiveFigures live = new LiveFigures(stage, mission);
                    Checker checker =
                            new Checker(stage, new PhoneReports(mission, SEED, TEAMS), stage.teams(TEAMS), RATE)) {
                awaitLive(stage, live, Instant.now());
                present.publish(stage);
                Replacing replacing = new Replacing(stage, live);
                replacing.topology(1, present);
                replacing.topology(2, present);
                replacing.gateway(1, present);
                replacing.gateway(2, present);
                replacing.topology(2, previous);
                replacing.gateway(1, previous);
                replacing.topology(2, present);
                replacing.gateway(1, present);
                checker.noMore();
                await("an answer for every report; " + RUN).atMost(PATIENCE).until(() -> checker.unsettled() == 0);
                new Verdict(stage, mission, RUN, PATIENCE).pass(checker.answers());
                assertThat(live.faults())
                        .as("each of %d published records of figures is sound; %s", live.seen(), RUN)
                        .isEmpty();
            }
        }
    }

    private static void awaitLive(Stage stage, LiveFigures live, Instant moment) {
        await("figures that rest on reports of after " + moment + "; " + RUN)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    assertThat(stage.processes().ended())
                            .as("ended by themselves")
                            .isEmpty();
                    assertThat(live.lacking(moment)).isEmpty();
                });
    }

    /** Puts one instance of a release in the place of another's, and waits until figures are live again. */
    private record Replacing(Stage stage, LiveFigures live) {

        void topology(int number, Release release) {
            replace("topology-" + number, release, it -> release.topology(stage, it), number);
        }

        void gateway(int number, Release release) {
            replace("gateway-" + number, release, it -> release.gateway(stage, it), number);
        }

        private void replace(String name, Release release, IntFunction<Child> program, int number) {
            live.oldest();
            stage.processes().replace(name, () -> program.apply(number));
            stage.awaitReady();
            Instant ready = Instant.now();
            awaitLive(stage, live, ready);
            System.out.printf(
                    Locale.ROOT,
                    "upgrade: %s is of %s, live %.1f s after it was ready, figures %.1f s old at most%n",
                    name,
                    release.name(),
                    Duration.between(ready, Instant.now()).toMillis() / 1e3,
                    live.oldest().toMillis() / 1e3);
        }
    }
}
