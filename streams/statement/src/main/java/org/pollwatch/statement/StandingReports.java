package org.pollwatch.statement;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.RecordReader;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.ReportGuard;
import org.pollwatch.counting.ReportGuard.Judgement;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Submission;

/**
 * The first reading of the submissions: which of them stands of each report. Remembers where it lies in the log, not what it
 * says, so that a day's half a million reports fit in little memory.
 */
final class StandingReports {
    private final RecordReader<org.pollwatch.contract.avro.Submission> reader;
    private final FoldRules rules;
    private final Map<String, Entry> byReport = new HashMap<>();
    private final Map<String, String> teams = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long asOf = Long.MIN_VALUE;

    StandingReports(RecordReader<org.pollwatch.contract.avro.Submission> reader, FoldRules rules) {
        this.reader = reader;
        this.rules = rules;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
    }

    /** Where a record lies. */
    record Spot(int partition, long offset) {}

    /**
     * What is known of a report.
     *
     * @param contradiction the first submission with other content under the standing revision, undecided
     */
    record Entry(Standing standing, Spot at, Optional<Spot> contradiction) {}

    /** Judges the next submission of the log, as the topology does. */
    void take(Spot at, String key, byte[] bytes) {
        Optional<Submission> read =
                readable(bytes).filter(it -> it.report().reportId().equals(key));
        Outcome outcome = read.filter(it -> it.definitionRevision() >= 1)
                .map(it -> judge(it, at, key))
                .orElse(Outcome.REJECTED);
        outcomes.merge(outcome, 1L, Long::sum);
    }

    private Outcome judge(Submission submission, Spot at, String key) {
        List<Fault> faults = ReportCheck.check(
                submission.report(), rules.at(submission.definitionRevision()).mission());
        byte[] hash = ContentHash.of(submission.report());
        Optional<Entry> before = Optional.ofNullable(byReport.get(key));
        Judgement judgement = ReportGuard.judge(before.map(Entry::standing), submission, hash, faults);
        if (judgement.outcome() == Outcome.ACCEPTED) {
            asOf = Math.max(asOf, submission.receivedAt().toEpochMilli());
            Standing next = slim(ReportGuard.accept(before.map(Entry::standing), submission, hash));
            byReport.put(key, new Entry(next, at, Optional.empty()));
        } else if (judgement.outcome() == Outcome.CONFLICT) {
            Entry entry = before.orElseThrow();
            byReport.put(
                    key,
                    new Entry(
                            entry.standing(), entry.at(), entry.contradiction().or(() -> Optional.of(at))));
        }
        return judgement.outcome();
    }

    /** The same team's code is kept once. */
    private Standing slim(Standing it) {
        String owner = teams.computeIfAbsent(it.owner(), code -> code);
        return new Standing(owner, it.authority(), it.revision(), it.hash(), it.withdrawn());
    }

    private Optional<Submission> readable(byte[] bytes) {
        try {
            return reader.read(bytes).map(ReportRecords::read);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @return the submission at a spot that was read before */
    Submission again(byte[] bytes) {
        return readable(bytes).orElseThrow();
    }

    /** @return what is known of a report; empty if nothing of it was ever accepted */
    Optional<Entry> of(String report) {
        return Optional.ofNullable(byReport.get(report));
    }

    /** @return how many submissions came to which end */
    Map<Outcome, Long> outcomes() {
        return outcomes;
    }

    /** @return the highest receivedAt of what was accepted, in milliseconds since 1970; the lowest long before the first */
    long asOf() {
        return asOf;
    }
}
