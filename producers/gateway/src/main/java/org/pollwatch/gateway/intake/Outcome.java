package org.pollwatch.gateway.intake;

import java.util.List;
import java.util.Optional;

/**
 * What became of one report at the gateway.
 *
 * @param reportId in lower case; empty where none could be read
 * @param revision 0 where none could be read
 * @param faults why it was not taken, where that is for the sender to mend
 */
public record Outcome(Kind kind, Optional<String> reportId, long revision, List<FieldFault> faults) {

    /** The kinds of outcome, with their status in HTTP. */
    public enum Kind {
        APPENDED(201),
        DUPLICATE(200),
        MALFORMED(400),
        FOREIGN_TEAM(403),
        CONFLICT(409),
        INVALID(422),
        /** certainly not in the log */
        NOT_TAKEN(503),
        /** perhaps in the log */
        END_UNKNOWN(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public Outcome {
        faults = List.copyOf(faults);
    }
}
