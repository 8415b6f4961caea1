package org.pollwatch.simulator.drive;

/** A simulated day could not be brought to its end. The message says what stood in the way, never what was sent. */
public final class SimulationException extends RuntimeException {
    public SimulationException(String message) {
        super(message);
    }

    public SimulationException(String message, Throwable cause) {
        super(message, cause);
    }
}
