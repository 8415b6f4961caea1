package org.pollwatch.topology;

import java.util.Optional;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.contract.definition.Definitions;
import org.pollwatch.mission.Mission;

/** The definition revisions read so far. Grows while the topology runs; what was read never changes. */
public interface Revisions extends Definitions {

    /** @return the newest revision read; 0 if none was */
    long newest();

    /** @param log read to its end once, so that there is a newest revision */
    static Revisions of(DefinitionLog log) {
        return new Revisions() {
            @Override
            public Optional<Mission> at(long revision) {
                return log.at(revision);
            }

            @Override
            public long newest() {
                return log.latest().revision();
            }
        };
    }
}
