package org.pollwatch.local.service;

import java.nio.file.Path;
import org.pollwatch.contract.mission.MissionFiles;

/**
 * A mission that a set serves.
 *
 * @param directory where it stands
 * @param files what stands there, checked
 */
public record ServedMission(Path directory, MissionFiles files) {

    /** The mission's id. */
    public String id() {
        return files.mission().id();
    }
}
