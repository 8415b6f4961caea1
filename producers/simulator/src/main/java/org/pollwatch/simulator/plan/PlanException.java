package org.pollwatch.simulator.plan;

/** A plan cannot be made: the mission's figures, places or questions do not allow it. The message names the figure. */
public final class PlanException extends RuntimeException {
    public PlanException(String message) {
        super(message);
    }
}
