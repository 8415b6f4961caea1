package org.pollwatch.simulator;

import java.util.List;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.drive.DayListener;
import org.pollwatch.simulator.drive.DriveSettings;
import org.pollwatch.simulator.drive.SimulationException;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.RandomPlan;

/** A day at random, for any mission. */
public final class RandomDay {
    private RandomDay() {}

    /**
     * Returns when the gateway has taken everything.
     *
     * @param files of the mission; its teams ({@link org.pollwatch.simulator.plan.Crews}) need tokens in the settings
     * @throws SimulationException if the gateway refuses a report or takes nothing for too long
     * @throws InterruptedException if the day is broken off
     */
    public static DaySummary run(
            MissionFiles files,
            long seed,
            RandomPlan.Settings day,
            Noise noise,
            DriveSettings settings,
            DayListener listener)
            throws InterruptedException {
        List<PlannedReport> plan = RandomPlan.of(files, seed, day);
        return Days.send(files, plan, seed, noise, settings, listener);
    }
}
