package org.pollwatch.gateway.kafka;

import java.time.Duration;

/** Waiting between two tries. */
final class Pauses {
    private Pauses() {}

    /** @throws IllegalStateException if the thread is interrupted, which stays set */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
