package org.pollwatch.gateway;

import java.nio.file.Path;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.mission.Mission;

/** The fictional mission of the repository, as the tests see it. */
public final class Arvenia {
    public static final String ID = "river-2026";
    public static final String STATION = "AV-N1-001";

    private Arvenia() {}

    public static Mission mission() {
        return MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", ID))
                .mission();
    }
}
