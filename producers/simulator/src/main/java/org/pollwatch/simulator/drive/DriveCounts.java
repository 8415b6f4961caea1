package org.pollwatch.simulator.drive;

/**
 * What the gateway answered.
 *
 * @param created reports answered with 201: appended to the log
 * @param known reports answered with 200: they stood already
 * @param attempts requests sent, all attempts counted
 * @param unavailable attempts answered with 5xx
 * @param throttled attempts answered with 429
 * @param unanswered attempts that ended in a timeout or a broken connection
 */
public record DriveCounts(long created, long known, long attempts, long unavailable, long throttled, long unanswered) {}
