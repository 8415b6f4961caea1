package org.pollwatch.simulator.drive;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The growing pauses between the attempts of one request, with jitter, and the patience that ends them. */
final class Pauses {
    private final DriveSettings settings;
    private final long startedAt = System.nanoTime();
    private Duration next;

    Pauses(DriveSettings settings) {
        this.settings = settings;
        this.next = settings.firstPause();
    }

    /**
     * @param reason of the last attempt's failure
     * @param asked how long the gateway asked to wait; zero if it did not
     * @throws SimulationException if the patience is used up
     */
    void await(String reason, Duration asked) throws InterruptedException {
        Duration used = Duration.ofNanos(System.nanoTime() - startedAt);
        if (used.compareTo(settings.patience()) > 0) {
            throw new SimulationException("the gateway took nothing for " + used.toSeconds() + " s: " + reason);
        }
        long own = (long) (next.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
        Thread.sleep(Math.max(Math.max(1, own), asked.toMillis()));
        next = next.multipliedBy(2).compareTo(settings.longestPause()) > 0
                ? settings.longestPause()
                : next.multipliedBy(2);
    }
}
