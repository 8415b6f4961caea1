package org.pollwatch.gateway;

import java.util.List;
import org.pollwatch.gateway.intake.MissionDesk;
import org.pollwatch.gateway.intake.Queries;
import org.pollwatch.gateway.intake.Receipts;
import org.pollwatch.gateway.intake.SubmissionLog;
import org.pollwatch.gateway.intake.Teams;

/**
 * What a gateway serves from. The twin without Kafka gets others than the real one; everything in front is the same.
 *
 * @param close called last, after everything that was accepted has been answered
 */
public record GatewayParts(
        List<MissionDesk> desks, Teams teams, Receipts receipts, Queries queries, SubmissionLog log, Runnable close) {
    public GatewayParts {
        desks = List.copyOf(desks);
    }
}
