package org.pollwatch.headquarters;

import java.time.Instant;
import java.util.List;
import org.pollwatch.contract.avro.Compared;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingSeverity;
import org.pollwatch.contract.avro.FindingState;

/** Builds findings about the sample mission's station; says only what matters to a test. */
public final class SampleFinding {
    public static final String REPORT = "7a0f4c0e-6a0b-4c5e-9a57-2d8a4f0b6a11";
    public static final Instant AS_OF = Instant.parse("2022-11-20T06:00:00Z");

    private final String subject;
    private String rule = "many_voters_added";
    private FindingSeverity severity = FindingSeverity.HIGH;
    private FindingState state = FindingState.RAISED;
    private List<String> areaPath = List.of("AA-1-1", "AA-1", "AA");

    private SampleFinding(String subject) {
        this.subject = subject;
    }

    public static SampleFinding of(String subject) {
        return new SampleFinding(subject);
    }

    public SampleFinding rule(String id) {
        this.rule = id;
        return this;
    }

    public SampleFinding severity(FindingSeverity weight) {
        this.severity = weight;
        return this;
    }

    public SampleFinding cleared() {
        this.state = FindingState.CLEARED;
        return this;
    }

    public SampleFinding in(String... path) {
        this.areaPath = List.of(path);
        return this;
    }

    public Finding build() {
        boolean stands = state == FindingState.RAISED;
        return new Finding(
                rule + "|" + subject,
                rule,
                "threshold",
                severity,
                state,
                subject,
                areaPath.size() == 3 ? SampleReview.STATION : null,
                areaPath,
                "voting",
                null,
                null,
                null,
                null,
                stands
                        ? List.of(
                                new Compared("voters_added", REPORT, 124L, null, null),
                                new Compared("limit", "rule", 100L, null, null))
                        : List.of(),
                null,
                stands ? "At most 100." : "",
                stands ? List.of(REPORT) : List.of(),
                AS_OF);
    }
}
