package org.pollwatch.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How hard the gateway tries to bring a report into the log.
 *
 * @param timeout after it the end of a send is unknown, and the answer is 503; below every HTTP client's own patience
 * @param requestTimeout of one request to a broker
 * @param inFlight sends that may wait for their end; above it 503 at once
 * @param bufferBytes memory for these
 */
public record Delivery(Duration timeout, Duration requestTimeout, int inFlight, long bufferBytes) {

    /** 8 s in all, 3 s a request, 10,000 sends, 32 MiB. */
    public static Delivery defaults() {
        return new Delivery(Duration.ofSeconds(8), Duration.ofSeconds(3), 10_000, 32L << 20);
    }

    /** @return one message for each value that cannot be */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (requestTimeout.toMillis() < 1) {
            faults.add("delivery.requestTimeout: expected at least 1 ms");
        }
        if (timeout.compareTo(requestTimeout) < 0) {
            faults.add("delivery.timeout: expected at least delivery.requestTimeout");
        }
        if (inFlight < 1) {
            faults.add("delivery.inFlight: expected a number from 1");
        }
        if (bufferBytes < 1 << 20) {
            faults.add("delivery.bufferBytes: expected at least 1 MiB");
        }
        return faults;
    }
}
