package org.pollwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.benchmark.bed.Child;

class WallClockTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Of processor time. Each of its own threads that spins takes as much as passes. */
    private static final Duration TO_START = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    @Test
    void shouldJumpAndComeBackWhileTheProgramRunsAndSpansStayRight() {
        assumeTrue(WallClock.canJump(), "no libfaketime");
        WallClock clock = WallClock.in(directory.resolve("clock")).orElseThrow();
        Child.Program program =
                Child.Program.of(ClockedProgram.class, List.of("-Xmx32m")).in(clock.environment());
        List<String> arguments = List.of(clock.shownIn().toString(), Spans.class.getName());
        long start = System.nanoTime();
        try (Child jvm = Child.start("spans", directory, program, arguments)) {
            jvm.awaitReady();
            awaitShown(clock, Duration.ZERO);
            assertThat(clock.shows(HOUR)).as("one clock, two times").isFalse();
            for (Duration offset : List.of(HOUR, HOUR.negated(), Duration.ZERO)) {
                clock.jump(offset);
                awaitShown(clock, offset);
            }
            assertThat(jvm.handle().isAlive()).as("spans without a jump").isTrue();
            assertThat(jvm.processorTime())
                    .as("a JVM that waits, and does not spin")
                    .isLessThan(Duration.ofNanos(System.nanoTime() - start)
                            .dividedBy(2)
                            .plus(TO_START));
        }
    }

    private static void awaitShown(WallClock clock, Duration offset) {
        await("a clock that is wrong by " + offset).atMost(PATIENCE).until(() -> clock.shows(offset));
    }

    /** Ends where the clock that measures spans jumps, or waits for longer than it was to. */
    public static final class Spans {
        private static final long STEP_NANOS = 10_000_000;

        private Spans() {}

        /** @param arguments none */
        public static void main(String[] arguments) {
            System.out.println("ready");
            long last = System.nanoTime();
            while (Math.abs(System.nanoTime() - last) < PATIENCE.toNanos()) {
                last = System.nanoTime();
                LockSupport.parkNanos(STEP_NANOS);
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
