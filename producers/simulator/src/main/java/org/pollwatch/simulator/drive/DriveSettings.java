package org.pollwatch.simulator.drive;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where and how a day is sent.
 *
 * @param gateway base address, for example {@code http://127.0.0.1:8080}
 * @param tokens by team code
 * @param connections requests under way at the same time, at most
 * @param requestTimeout after which a request is sent again
 * @param firstPause before the second attempt; doubled for each further one
 * @param longestPause between two attempts, unless the gateway asks for longer
 * @param patience for one request, all attempts together
 */
public record DriveSettings(
        URI gateway,
        Map<String, String> tokens,
        Speed speed,
        int connections,
        Duration requestTimeout,
        Duration firstPause,
        Duration longestPause,
        Duration patience) {

    /** @throws IllegalArgumentException if there is no connection, or a time that is not above 0 */
    public DriveSettings {
        tokens = Map.copyOf(tokens);
        if (connections < 1) {
            throw new IllegalArgumentException("connections: expected a number from 1, got " + connections);
        }
        positive("requestTimeout", requestTimeout);
        positive("firstPause", firstPause);
        positive("longestPause", longestPause);
        positive("patience", patience);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected a time above 0, got " + value);
        }
    }

    public static DriveSettings of(URI gateway, Map<String, String> tokens, Speed speed) {
        return new DriveSettings(
                gateway,
                tokens,
                speed,
                16,
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofMinutes(3));
    }

    /** Tokens are secret: only their number is shown. */
    @Override
    public String toString() {
        return "gateway " + gateway + ", " + tokens.size() + " tokens, speed " + speed + ", " + connections
                + " connections, request timeout " + requestTimeout + ", patience " + patience;
    }
}
