package org.pollwatch.topology;

import java.util.OptionalLong;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.counting.area.CoverageFigures;

/** From computed coverage to the record that is published. */
final class CoverageRecords {
    private CoverageRecords() {}

    static AreaCoverage write(CoverageFigures it) {
        return new AreaCoverage(
                it.area(),
                it.form(),
                CoverageState.valueOf(it.state().name()),
                orNull(it.expectedReports()),
                orNull(it.expectedPlaces()),
                it.reports(),
                it.places(),
                it.teams(),
                it.conflicts(),
                it.lastHeard().orElse(null),
                it.asOf());
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }
}
