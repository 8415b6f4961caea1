package org.pollwatch.local.doctor;

import java.util.OptionalInt;
import org.pollwatch.topology.StateFormat;

/** Whether the release that asks can go on with the state that is there: what is to be known before it replaces another. */
final class StateCheck {
    private static final String STATE = "state";

    private final Installation installation;

    StateCheck(Installation installation) {
        this.installation = installation;
    }

    Diagnosis check() {
        OptionalInt kept = StateFormat.kept(installation.kafka(), installation.mission());
        if (kept.isEmpty()) {
            return Diagnosis.ok(STATE, "nothing is counted yet");
        }
        String found = "of format " + kept.getAsInt() + ", this release keeps " + StateFormat.OURS;
        return kept.getAsInt() == StateFormat.OURS
                ? Diagnosis.ok(STATE, found + ": instances can be replaced one by one, and back")
                : Diagnosis.failure(
                        STATE,
                        found,
                        "go on with the release that wrote it, or restore a backup into an empty cluster: no instance"
                                + " of this release can count here");
    }
}
