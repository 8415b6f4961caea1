package org.pollwatch.contract.mission;

import org.pollwatch.mission.PlanEntry;

/**
 * A row of {@code plan.csv}.
 *
 * @param namesPlace whether it is about a place; else it is about an area
 */
record PlanRow(PlanEntry entry, boolean namesPlace) {}
