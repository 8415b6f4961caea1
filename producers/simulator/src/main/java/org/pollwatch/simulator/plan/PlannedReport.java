package org.pollwatch.simulator.plan;

import org.pollwatch.counting.Report;

/** A report as it shall stand at the end of the day, and the team that owns it. */
public record PlannedReport(String team, Report report) {}
