package org.pollwatch.headquarters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.avro.ShareEstimate;
import org.pollwatch.headquarters.board.Incident;

/** Records of an election day beside figures and findings; each says only what matters to a test. */
public final class SampleDay {
    public static final Instant AS_OF = Instant.parse("2022-11-20T07:00:00Z");

    private SampleDay() {}

    public static AreaCoverage coverage(String area, String form, CoverageState state, Long expected, long reports) {
        Instant heard = reports == 0 ? null : AS_OF.minusSeconds(90);
        return new AreaCoverage(area, form, state, expected, null, reports, reports, 2L, 0L, heard, AS_OF);
    }

    public static SeriesFigure turnout(String area, String hour, String percent) {
        return new SeriesFigure("turnout_official", area, hour, null, null, percent, "CEC", "desk", AS_OF);
    }

    public static Incident incident(String reportId, String kind, String source, String... areaPath) {
        return new Incident(
                reportId,
                1,
                "incident",
                List.of(areaPath),
                Optional.of(kind),
                Optional.of(source),
                Optional.of("13:05"),
                "2022-11-20T13",
                AS_OF.minusSeconds(600),
                AS_OF,
                "T007");
    }

    public static QuickCount turnoutEstimate() {
        List<ShareEstimate> shares = List.of(new ShareEstimate("voted", 0.612, 0.021, null));
        return new QuickCount("turnout", 20L, 48L, shares, "no 99 % margin", AS_OF);
    }

    public static Review quarantine(String reportId, String reason) {
        return new Review(reportId, ReviewAction.QUARANTINE, null, reason, "desk", AS_OF, null);
    }
}
