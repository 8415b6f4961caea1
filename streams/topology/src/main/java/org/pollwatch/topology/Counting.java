package org.pollwatch.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.contract.AnswerRecords;
import org.pollwatch.contract.avro.EffectiveAnswer;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.finding.Facts;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.topology.Rulebook.Rules;
import org.pollwatch.topology.avro.ContributionRecord;

/**
 * What a standing report comes to: a pure function of its submission, its reviews and the definitions, so that review and
 * report may come in either order.
 *
 * @param counted what it adds to the figures; while it is quarantined its mere location, so that the same areas are touched
 *     whichever came first; empty if withdrawn
 * @param countsBy the definition revision; empty while it counts nowhere
 * @param effective empty while it counts nowhere
 * @param facts for the cross-checks, by subject
 */
record Counting(
        Optional<ContributionRecord> counted,
        OptionalLong countsBy,
        Optional<EffectiveReport> effective,
        List<ReportFacts> facts) {
    private static final Counting NOWHERE =
            new Counting(Optional.empty(), OptionalLong.empty(), Optional.empty(), List.of());

    /**
     * @param owner the team that first sent it
     * @param conflicted whether other content came under its revision, undecided
     */
    static Counting of(Submission standing, String owner, ReviewState review, boolean conflicted, Rulebook rulebook) {
        Report report = standing.report();
        if (report.withdrawn()) {
            return NOWHERE;
        }
        long stamped = standing.definitionRevision();
        OptionalLong countsBy = review.countsBy(
                report, stamped, revision -> rulebook.at(revision).mission());
        Rules rules = rulebook.at(countsBy.orElse(stamped));
        Contribution contribution = Contributions.of(report, rules.mission(), rules.layouts(), conflicted);
        if (countsBy.isEmpty()) {
            return new Counting(
                    Optional.of(InternalRecords.write(location(contribution))), countsBy, Optional.empty(), List.of());
        }
        return new Counting(
                Optional.of(InternalRecords.write(contribution)),
                countsBy,
                Optional.of(effective(standing, owner, contribution, countsBy.getAsLong())),
                Facts.of(report, owner, standing.receivedAt(), rules.mission()));
    }

    /** @return where a report was, of which nothing counts */
    static Contribution location(Submission withdrawn, Rules rules) {
        return location(Contributions.of(withdrawn.report(), rules.mission(), rules.layouts(), false));
    }

    private static Contribution location(Contribution it) {
        return new Contribution(it.form(), it.subject(), it.path(), it.hour(), Counters.NONE, Counters.NONE, List.of());
    }

    List<String> subjects() {
        return facts.stream().map(ReportFacts::subject).toList();
    }

    private static EffectiveReport effective(
            Submission standing, String owner, Contribution contribution, long definitionRevision) {
        Report report = standing.report();
        List<EffectiveAnswer> answers = report.answers().entrySet().stream()
                .map(it -> AnswerRecords.effective(it.getKey(), it.getValue()))
                .toList();
        return new EffectiveReport(
                report.reportId(),
                report.revision(),
                report.form(),
                report.formVersion(),
                report.place(),
                contribution.path(),
                contribution.hour(),
                report.observedAt(),
                standing.receivedAt(),
                owner,
                definitionRevision,
                answers);
    }
}
