package org.pollwatch.counting;

import java.time.Instant;

/**
 * A report and what the gateway knows of its coming.
 *
 * @param team the pseudonymous code that the token stands for
 * @param authority who speaks: the team, or headquarters correcting it
 * @param receivedAt by the gateway's clock
 * @param definitionRevision by which the submission is judged, now and in every replay
 */
public record Submission(Report report, String team, Authority authority, Instant receivedAt, long definitionRevision) {

    /** Who speaks. */
    public enum Authority {
        TEAM,
        HEADQUARTERS
    }
}
