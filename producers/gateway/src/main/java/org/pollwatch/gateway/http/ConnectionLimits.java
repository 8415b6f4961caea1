package org.pollwatch.gateway.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What connections may take that say nothing, or say it slowly.
 *
 * @param total open connections
 * @param perAddress of them, from one address; a proxy is one address
 * @param firstRequest how long a new connection may take to its first whole head
 * @param grace how long a body may come at any pace
 * @param bytesPerSecond how fast it must have come, on average, after that
 */
public record ConnectionLimits(int total, int perAddress, Duration firstRequest, Duration grace, int bytesPerSecond) {

    /** 20,000 in all, 2,000 from one address; 20 s to the first request, 30 s of grace, then 512 bytes a second: GPRS does. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(20_000, 2_000, Duration.ofSeconds(20), Duration.ofSeconds(30), 512);
    }

    /** @return the same with another bound for one address */
    public ConnectionLimits perAddress(int connections) {
        return new ConnectionLimits(Math.max(total, connections), connections, firstRequest, grace, bytesPerSecond);
    }

    /** @return one message for each value that cannot be */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (perAddress < 1) {
            faults.add("connections.perAddress: expected a number from 1");
        }
        if (total < perAddress) {
            faults.add("connections.total: expected at least connections.perAddress (" + perAddress + ")");
        }
        if (firstRequest.toMillis() < 1_000) {
            faults.add("connections.firstRequest: expected at least 1 s");
        }
        if (grace.toMillis() < 1_000) {
            faults.add("connections.grace: expected at least 1 s");
        }
        if (bytesPerSecond < 1) {
            faults.add("connections.bytesPerSecond: expected a number from 1");
        }
        return faults;
    }
}
