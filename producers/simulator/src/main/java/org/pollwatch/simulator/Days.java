package org.pollwatch.simulator;

import java.time.Duration;
import java.util.List;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.day.ElectionDay;
import org.pollwatch.simulator.day.Noise;
import org.pollwatch.simulator.drive.DayListener;
import org.pollwatch.simulator.drive.DriveCounts;
import org.pollwatch.simulator.drive.DriveSettings;
import org.pollwatch.simulator.drive.Driver;
import org.pollwatch.simulator.plan.PlannedReport;

/** Sends a planned day with its noise, and sums it up. */
final class Days {
    private Days() {}

    static DaySummary send(
            MissionFiles files,
            List<PlannedReport> plan,
            long seed,
            Noise noise,
            DriveSettings settings,
            DayListener listener)
            throws InterruptedException {
        ElectionDay day = ElectionDay.of(files, plan, seed, noise);
        long startedAt = System.nanoTime();
        DriveCounts counts = new Driver(files.mission(), settings, listener).drive(day);
        return new DaySummary(
                files.mission().id(),
                seed,
                day.planned(),
                day.submissions(),
                day.injected(),
                counts,
                Duration.ofNanos(System.nanoTime() - startedAt));
    }
}
