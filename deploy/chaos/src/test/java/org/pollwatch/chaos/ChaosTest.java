package org.pollwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pollwatch.mission.Mission;

/**
 * A bad day: processes killed and stopped, networks slow, silent and cut, clocks that jump, while phones report.
 * {@code -Dchaos.faults=N}, {@code -Dchaos.kinds=KIND,KIND}, {@code -Dchaos.seed=N}, {@code -Dchaos.rate=N} reports a second,
 * {@code -Dchaos.minutes=N} after which no fault begins; with {@code -Dtests.long=true} a hundred faults.
 */
class ChaosTest {
    private static final boolean LONG = Boolean.getBoolean("tests.long");
    private static final int FAULTS = Integer.getInteger("chaos.faults", LONG ? 100 : FaultChoice.eachOnce());
    private static final boolean ASKED_FOR =
            LONG || System.getProperty("chaos.faults") != null || System.getProperty("chaos.kinds") != null;
    private static final Duration SLOW_START = Duration.ofSeconds(40);
    private static final Duration AT_MOST = Duration.ofMinutes(Integer.getInteger("chaos.minutes", LONG ? 120 : 3));
    private static final int RATE = Integer.getInteger("chaos.rate", 20);
    private static final long SEED = Long.getLong("chaos.seed", 20_221_120L);
    private static final Duration LASTING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    /** Longer than a send of the gateway may take: what it then has not got through, it never will. */
    private static final Duration GONE = Duration.ofSeconds(10);

    private static final int SOME_ANSWERS = 20;
    /** How old figures are at most before the next fault, so that each begins on a set that has caught up. */
    private static final Duration CAUGHT_UP = Duration.ofSeconds(2);

    private static final List<String> TEAMS =
            IntStream.range(0, 9).mapToObj(it -> "T" + it).toList();

    /** Kept, for whoever wants to know why. */
    private static final Path DIRECTORY = Path.of("target", "chaos").toAbsolutePath();

    private static final String RUN = "seed " + SEED + ", logs in " + DIRECTORY.resolve("output");

    private final Random random = new Random(SEED);
    private final Durations durations = new Durations();

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void shouldLoseNothingAndCountNothingTwiceWhateverHappens() throws Exception {
        List<Fault> faults = FaultChoice.of(FAULTS, random);
        System.out.printf(Locale.ROOT, "chaos: %s%nchaos: %s, %d reports a second%n", faults, RUN, RATE);
        long start = System.nanoTime();
        try (Stage stage = new Stage(Scratch.emptied(DIRECTORY))) {
            assumeFastEnough(Duration.ofNanos(System.nanoTime() - start));
            stage.complete();
            Mission mission = stage.mission().mission().at(1);
            Map<String, String> tokens = stage.teams(TEAMS);
            try (LiveFigures live = new LiveFigures(stage, mission);
                    Checker checker = new Checker(stage, new PhoneReports(mission, SEED, TEAMS), tokens, RATE)) {
                awaitLive("at first", stage, checker, live, Instant.now());
                awaitCaughtUp(live);
                long begin = System.nanoTime();
                long before = checker.answers().taken();
                sufferAll(stage, checker, live, faults);
                double rate = (checker.answers().taken() - before) * 1e9 / (System.nanoTime() - begin);
                checker.noMore();
                await("an answer for every report; " + RUN).atMost(PATIENCE).until(() -> checker.unsettled() == 0);
                System.out.printf(
                        Locale.ROOT,
                        "chaos: %.1f reports a second taken, answers by status %s%n",
                        rate,
                        checker.answers().byStatus());
                expectNothingWorthStealing(stage, tokens);
                new Verdict(stage, mission, RUN, PATIENCE).pass(checker.answers());
                assertThat(live.faults())
                        .as("each of %d published records of figures is sound; %s", live.seen(), RUN)
                        .isEmpty();
                System.out.printf("chaos: %d records of figures looked at%n%s", live.seen(), durations.table());
            }
        }
    }

    /** A broker knows what was reported, and of no team what it shows to report. */
    private static void expectNothingWorthStealing(Stage stage, Map<String, String> tokens) throws IOException {
        try (StolenHeap heap = StolenHeap.of(stage.processes().pid("broker-1"), DIRECTORY)) {
            assertThat(heap.holds(stage.topics().submissions().name()))
                    .as("what a broker's memory must hold is found in it")
                    .isTrue();
            for (Map.Entry<String, String> team : tokens.entrySet()) {
                assertThat(heap.holds(team.getValue()))
                        .as("token of team %s in a broker's memory", team.getKey())
                        .isFalse();
            }
        }
    }

    /** A machine that takes longer has no time left for reports beside nine processes: figures would never be live. */
    private static void assumeFastEnough(Duration started) {
        boolean slow = started.compareTo(SLOW_START) > 0;
        String reason = "chaos: not run, brokers and registry took " + started.toSeconds() + " s to start, more than "
                + SLOW_START.toSeconds() + " s; -Dchaos.faults=N runs it all the same";
        if (slow && !ASKED_FOR) {
            System.out.println(reason);
        }
        assumeTrue(!slow || ASKED_FOR, reason);
    }

    private void sufferAll(Stage stage, Checker checker, LiveFigures live, List<Fault> faults) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        for (int i = 0; i < faults.size(); i++) {
            if (System.nanoTime() > end) {
                System.out.println("chaos: " + (faults.size() - i) + " faults left out, for " + AT_MOST.toMinutes()
                        + " minutes are over");
                return;
            }
            suffer(stage, checker, live, faults.get(i));
        }
    }

    private void suffer(Stage stage, Checker checker, LiveFigures live, Fault fault) {
        Lasting lasting = new Lasting(stage, checker.answers());
        live.oldest();
        fault.happen(stage, random, lasting);
        awaitLive("after " + fault, stage, checker, live, lasting.over);
        Durations.Once once = new Durations.Once(Duration.between(lasting.over, Instant.now()), live.oldest());
        durations.add(fault, once);
        stage.awaitReady();
        await("reports taken by both gateways after " + fault + "; " + RUN)
                .atMost(PATIENCE)
                .until(() -> checker.bothTookAfter(lasting.over));
        try (Admin admin = Admin.create(stage.client())) {
            LogEnd ends = new LogEnd(admin);
            await("every copy in sync again after " + fault + "; " + RUN)
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ends.lacking(Stage.BROKERS)).isEmpty());
        }
        awaitCaughtUp(live);
        System.out.printf(
                Locale.ROOT,
                "chaos: %s, live after %.1f s, figures %.1f s old at most, whole after %.1f s, answers by status %s%n",
                fault,
                once.live().toMillis() / 1e3,
                once.oldest().toMillis() / 1e3,
                Duration.between(lasting.over, Instant.now()).toMillis() / 1e3,
                checker.answers().byStatus());
    }

    private static void awaitCaughtUp(LiveFigures live) {
        await("figures that keep up with " + RATE + " reports a second; " + RUN)
                .atMost(PATIENCE)
                .until(() -> live.age().compareTo(CAUGHT_UP) < 0);
    }

    private static void awaitLive(String when, Stage stage, Checker checker, LiveFigures live, Instant moment) {
        await("live figures " + when + "; " + RUN)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    revive(stage, when);
                    assertThat(live.lacking(moment))
                            .as(
                                    "behind %s; answers by status %s; %s",
                                    moment, checker.answers().byStatus(), live.faults())
                            .isEmpty();
                });
    }

    private static void revive(Stage stage, String when) {
        List<String> revived = stage.processes().revive();
        if (!revived.isEmpty()) {
            System.out.println("chaos: ended by themselves " + when + ", started again: " + revived);
        }
    }

    /** How long a fault lasts: a random time about the usual one. */
    private final class Lasting implements Fault.Pause {
        private final Stage stage;
        private final Answers answers;
        private Instant over = Instant.now();

        Lasting(Stage stage, Answers answers) {
            this.stage = stage;
            this.answers = answers;
        }

        @Override
        public void some() {
            last(System.nanoTime() + LASTING.toNanos() / 2 + (long) (random.nextDouble() * LASTING.toNanos()));
            over = Instant.now();
        }

        @Override
        public void untilEnded(String name) {
            await("the end of " + name + "; " + RUN).atMost(PATIENCE).until(() -> stage.processes()
                    .hasEnded(name));
            over = Instant.now();
        }

        @Override
        public void untilSeen(WallClock clock, Duration offset) {
            await("a clock that is wrong by " + offset + "; " + RUN)
                    .atMost(PATIENCE)
                    .until(() -> {
                        revive(stage, "under a clock that is wrong by " + offset);
                        return clock.shows(offset);
                    });
            over = Instant.now();
        }

        @Override
        public void untilGoneWithout(int broker) {
            await("the others to go on without broker " + broker + "; " + RUN)
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> isGone(broker));
            long wanted = answers.count(Answers.TAKEN) + SOME_ANSWERS;
            await("reports taken by the majority, without broker " + broker + "; " + RUN)
                    .atMost(PATIENCE)
                    .until(() -> answers.count(Answers.TAKEN) >= wanted);
            over = Instant.now();
        }

        /** Each look asks anew: a client keeps to the broker that it first asked, and the one that is cut off knows of nothing. */
        private boolean isGone(int broker) throws InterruptedException, ExecutionException {
            try (Admin admin = Admin.create(stage.client())) {
                return admin.describeCluster().nodes().get().stream().noneMatch(it -> it.id() == broker);
            }
        }

        @Override
        public void untilRefused() {
            long end = System.nanoTime() + GONE.toNanos();
            long unanswered = answers.count(Answers.NONE);
            awaitRefusals(1);
            long taken = answers.count(Answers.TAKEN);
            awaitRefusals(SOME_ANSWERS);
            last(end);
            assertThat(answers.count(Answers.TAKEN))
                    .as("nothing is taken while the majority is gone; %s", RUN)
                    .isEqualTo(taken);
            assertThat(answers.count(Answers.NONE))
                    .as("nobody is left without an answer while the majority is gone; %s", RUN)
                    .isEqualTo(unanswered);
            over = Instant.now();
        }

        private static void last(long end) {
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }

        private void awaitRefusals(int more) {
            long wanted = answers.count(Answers.NOT_TAKEN) + more;
            await("503 while the majority is gone; " + RUN)
                    .atMost(PATIENCE)
                    .until(() -> answers.count(Answers.NOT_TAKEN) >= wanted);
        }
    }
}
