package org.pollwatch.simulator.drive;

import java.time.LocalDateTime;

/** Hears how a day goes. Called by one thread at a time, for every request that the gateway has taken. */
@FunctionalInterface
public interface DayListener {

    /** Hears nothing. */
    DayListener SILENT = progress -> {};

    void progress(Progress progress);

    /**
     * How far a day is.
     *
     * @param done reports taken, repetitions counted
     * @param total reports to be sent
     * @param localTime of the simulated day, in the mission's zone
     */
    record Progress(long done, long total, LocalDateTime localTime) {}
}
