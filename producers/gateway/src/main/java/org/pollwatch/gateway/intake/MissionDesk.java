package org.pollwatch.gateway.intake;

import java.util.function.Supplier;
import org.pollwatch.mission.Mission;

/**
 * What the gateway needs of one mission it serves.
 *
 * @param id the mission's
 * @param definition gives the newest snapshot, never null
 * @param records makes the bytes for the log
 */
public record MissionDesk(String id, Supplier<Mission> definition, MissionRecords records) {}
