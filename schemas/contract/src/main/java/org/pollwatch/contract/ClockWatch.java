package org.pollwatch.contract;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when somebody sets this machine's clock back. Kafka's clients wait by the wall clock, and a wait that has begun never
 * sees it go back ({@code org.apache.kafka.common.utils.Timer}): until the clock has caught up nothing is polled, no heartbeat
 * is sent, nothing is committed. Only a new process waits for the right time.
 */
public final class ClockWatch {
    /** Of a process that is to be started again at once: {@code EX_TEMPFAIL} of {@code sysexits.h}. */
    public static final int START_AGAIN = 75;

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    /** Waits that last longer by so much do no harm. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** What is closed in order may itself wait by the clock that was set back. */
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final LongSupplier start;
    private long seen;

    /** @param start when this process started by the present wall clock, in milliseconds since 1970: it moves when that is set */
    ClockWatch(LongSupplier start) {
        this.start = start;
        this.seen = start.getAsLong();
    }

    /**
     * Watches for as long as the process runs.
     *
     * @param act takes by how much the clock was set back, each time
     */
    public static void whenSetBack(Consumer<Duration> act) {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        ClockWatch watch = new ClockWatch(() -> System.currentTimeMillis() - process.getUptime());
        Thread thread = new Thread(() -> watch.run(act), "clock-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Ends this process in order if that takes ten seconds at most, else at once, with the code {@value #START_AGAIN}: whoever
     * keeps it running starts it again. Nothing that was acknowledged rests on how it ends.
     *
     * @param by how much the clock was set back
     */
    public static void endProcess(Duration by) {
        LOG.error(
                "This machine's clock was set back by {} s. Kafka's clients would stand still for as long: this process ends"
                        + " with code {}, to be started again",
                by.toSeconds(),
                START_AGAIN);
        Thread last = new Thread(
                () -> {
                    pause(ENDING);
                    Runtime.getRuntime().halt(START_AGAIN);
                },
                "clock-watch-end");
        last.setDaemon(true);
        last.start();
        System.exit(START_AGAIN);
    }

    private void run(Consumer<Duration> act) {
        while (pause(LOOK)) {
            Duration by = setBack();
            if (by.compareTo(TOLERATED) > 0) {
                act.accept(by);
            }
        }
    }

    /** @return by how much the clock was set back since it was last asked; negative if it was set forward */
    Duration setBack() {
        long now = start.getAsLong();
        Duration by = Duration.ofMillis(seen - now);
        seen = now;
        return by;
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
