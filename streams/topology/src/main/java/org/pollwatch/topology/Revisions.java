package org.pollwatch.topology;

import java.util.Optional;
import org.pollwatch.mission.Mission;

/** The definition revisions read so far. Grows while the topology runs; what was read never changes. */
public interface Revisions {

    /** @return the snapshot of a revision; empty if it was not read yet */
    Optional<Mission> at(long revision);

    /** @return the newest revision read; 0 if none was */
    long newest();
}
