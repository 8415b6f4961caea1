package org.pollwatch.simulator;

import java.util.List;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.drive.DayListener;
import org.pollwatch.simulator.drive.DriveSettings;
import org.pollwatch.simulator.drive.SimulationException;
import org.pollwatch.simulator.plan.PlanException;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.ReplayPlan;

/** A reconstruction: a day that ends in the figures that the mission printed. Stations, hours and regions are synthetic. */
public final class Replay {
    private Replay() {}

    /**
     * Returns when the gateway has taken everything; the figures follow as soon as the topology has counted it.
     *
     * @param files of the mission; its teams ({@link org.pollwatch.simulator.plan.Crews}) need tokens in the settings
     * @throws PlanException if the published figures cannot all be reproduced
     * @throws SimulationException if the gateway refuses a report or takes nothing for too long
     * @throws InterruptedException if the day is broken off
     */
    public static DaySummary run(
            MissionFiles files, long seed, Noise noise, DriveSettings settings, DayListener listener)
            throws InterruptedException {
        List<PlannedReport> plan = ReplayPlan.of(files, seed);
        return Days.send(files, plan, seed, noise, settings, listener);
    }
}
