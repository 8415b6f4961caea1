package org.pollwatch.gateway.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Report;

/** What came of reading one body. */
public sealed interface ReadReport {

    /**
     * A report in the right shape; whether the mission takes it is another question.
     *
     * @param sentAt by the device's clock, if it said
     */
    record Read(Report report, Optional<Instant> sentAt) implements ReadReport {}

    /**
     * Readable, but not a report.
     *
     * @param reportId in lower case, where it could be read and is a UUID
     * @param form as it was sent, where it could be read; not to be repeated to anyone before it was looked up
     */
    record Misshapen(Optional<String> reportId, Optional<String> form, List<FieldFault> faults) implements ReadReport {
        public Misshapen {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Not JSON, or whatever else was expected, as we take it.
     *
     * @param expected what would have been taken
     */
    record Malformed(String expected) implements ReadReport {}
}
