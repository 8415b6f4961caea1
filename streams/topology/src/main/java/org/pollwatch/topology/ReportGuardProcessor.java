package org.pollwatch.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.AnswerRecords;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.EffectiveAnswer;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.ReportGuard;
import org.pollwatch.counting.ReportGuard.Judgement;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Submission;
import org.pollwatch.topology.Rulebook.Rules;
import org.pollwatch.topology.Ruling.Change;
import org.pollwatch.topology.Ruling.Effective;
import org.pollwatch.topology.avro.ContributionRecord;
import org.pollwatch.topology.avro.GuardEntry;
import org.pollwatch.topology.avro.PlaceChange;

/**
 * Decodes, validates and judges every submission, and remembers what stands. Everything that can be refused is refused
 * here, before the store; behind it nothing is dropped.
 */
final class ReportGuardProcessor implements Processor<String, byte[], String, Ruling> {
    private final SubmissionReader reader;
    private final Rulebook rulebook;
    private ProcessorContext<String, Ruling> context;
    private KeyValueStore<String, GuardEntry> store;

    ReportGuardProcessor(SubmissionReader reader, Rulebook rulebook) {
        this.reader = reader;
        this.rulebook = rulebook;
    }

    @Override
    public void init(ProcessorContext<String, Ruling> processorContext) {
        this.context = processorContext;
        this.store = processorContext.getStateStore(StoreNames.GUARD);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        String key = Optional.ofNullable(record.key()).orElse("");
        Ruling ruling = reader.read(record.value())
                .map(it -> rule(key, it, record.value(), at))
                .orElseGet(() -> Ruling.of(unreadable(key, record.timestamp(), at)));
        context.forward(record.withKey(key).withValue(ruling));
    }

    private Ruling rule(String key, org.pollwatch.contract.avro.Submission sent, byte[] bytes, RecordMetadata at) {
        Optional<Submission> readable = readable(sent);
        if (readable.isEmpty() || !sent.getReportId().equals(key)) {
            Fault fault = new Fault("reportId", Code.UNREADABLE, "the record's key, and a record of this contract");
            return Ruling.of(receipt(sent, Outcome.REJECTED, List.of(fault), "", 0, at));
        }
        Submission submission = readable.get();
        byte[] hash = ContentHash.of(submission.report());
        if (submission.definitionRevision() < 1) {
            Fault fault = new Fault("definitionRevision", Code.UNKNOWN_DEFINITION, "a revision from 1");
            return Ruling.of(receipt(sent, Outcome.REJECTED, List.of(fault), hex(hash), 0, at));
        }
        Rules rules = rulebook.at(submission.definitionRevision());
        Optional<GuardEntry> before = Optional.ofNullable(store.get(key));
        Optional<Standing> standing = before.map(InternalRecords::standing);
        Judgement judgement =
                ReportGuard.judge(standing, submission, hash, ReportCheck.check(submission.report(), rules.mission()));
        boolean accepted = judgement.outcome() == ReportGuard.Outcome.ACCEPTED;
        long stands = accepted
                ? submission.report().revision()
                : standing.map(Standing::revision).orElse(0L);
        Receipt receipt =
                receipt(sent, Outcome.valueOf(judgement.outcome().name()), judgement.reasons(), hex(hash), stands, at);
        if (!accepted) {
            return Ruling.of(receipt);
        }
        return accept(receipt, before, ReportGuard.accept(standing, submission, hash), sent, bytes, submission, rules);
    }

    private static Optional<Submission> readable(org.pollwatch.contract.avro.Submission sent) {
        try {
            return Optional.of(ReportRecords.read(sent));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Ruling accept(
            Receipt receipt,
            Optional<GuardEntry> before,
            Standing standing,
            org.pollwatch.contract.avro.Submission sent,
            byte[] bytes,
            Submission submission,
            Rules rules) {
        Optional<Contribution> counts = submission.report().withdrawn()
                ? Optional.empty()
                : Optional.of(Contributions.of(submission.report(), rules.mission(), rules.layouts()));
        Optional<ContributionRecord> add = counts.map(InternalRecords::write);
        Optional<ContributionRecord> retract = before.flatMap(it -> Optional.ofNullable(it.getContribution()));
        store.put(receipt.getReportId(), InternalRecords.entry(standing, bytes, add));
        Optional<EffectiveReport> effective = counts.map(it -> effective(standing.owner(), sent, it));
        boolean changes = effective.isPresent() || retract.isPresent();
        return new Ruling(
                receipt,
                changes ? Optional.of(new Effective(effective)) : Optional.empty(),
                changes(retract, add, sent.getReceivedAt()));
    }

    /** One message where the report stays at its place, two where it moves. */
    private static List<Change> changes(
            Optional<ContributionRecord> retract, Optional<ContributionRecord> add, Instant receivedAt) {
        long at = receivedAt.toEpochMilli();
        List<Change> changes = new ArrayList<>(2);
        boolean stays = retract.isPresent()
                && add.isPresent()
                && retract.get().getSubject().equals(add.get().getSubject());
        if (stays) {
            changes.add(new Change(add.get().getSubject(), new PlaceChange(retract.get(), add.get(), at)));
            return changes;
        }
        retract.ifPresent(it -> changes.add(new Change(it.getSubject(), new PlaceChange(it, null, at))));
        add.ifPresent(it -> changes.add(new Change(it.getSubject(), new PlaceChange(null, it, at))));
        return changes;
    }

    private static EffectiveReport effective(
            String owner, org.pollwatch.contract.avro.Submission sent, Contribution contribution) {
        List<EffectiveAnswer> answers = new ArrayList<>(sent.getAnswers().size());
        ReportRecords.read(sent)
                .report()
                .answers()
                .forEach((question, answer) -> answers.add(AnswerRecords.effective(question, answer)));
        return new EffectiveReport(
                sent.getReportId(),
                sent.getRevision(),
                sent.getForm(),
                sent.getFormVersion(),
                sent.getPlace(),
                contribution.path(),
                contribution.hour(),
                sent.getObservedAt(),
                sent.getReceivedAt(),
                owner,
                sent.getDefinitionRevision(),
                answers);
    }

    private static Receipt receipt(
            org.pollwatch.contract.avro.Submission sent,
            Outcome outcome,
            List<Fault> faults,
            String hash,
            long stands,
            RecordMetadata at) {
        List<Reason> reasons = faults.stream()
                .map(it -> new Reason(it.field(), it.code().name(), it.expected()))
                .toList();
        return new Receipt(
                sent.getReportId(),
                sent.getRevision(),
                outcome,
                reasons,
                stands,
                hash,
                sent.getTeam(),
                at.partition(),
                at.offset(),
                sent.getReceivedAt());
    }

    private static Receipt unreadable(String key, long timestamp, RecordMetadata at) {
        Reason reason = new Reason("", Code.UNREADABLE.name(), "a record of the submissions contract");
        return new Receipt(
                key,
                0L,
                Outcome.REJECTED,
                List.of(reason),
                0L,
                "",
                "",
                at.partition(),
                at.offset(),
                Instant.ofEpochMilli(timestamp));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
