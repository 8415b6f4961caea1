package org.pollwatch.simulator.day;

import java.time.Instant;
import java.util.List;
import org.pollwatch.counting.Report;

/**
 * One request of one team's device.
 *
 * @param at when it is sent, in the day's own time
 * @param batch true for an upload of what was kept while offline
 * @param reports one, or those of the batch in the device's order
 */
public record Sending(Instant at, String team, boolean batch, List<Report> reports) {
    public Sending {
        reports = List.copyOf(reports);
    }
}
