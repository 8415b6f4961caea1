package org.pollwatch.topology;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.counting.ReportGuard.Judgement;

/** Says what became of one submission; submissions equal receipts, always. */
final class Receipts {
    private static final byte[] NO_HASH = {};

    private Receipts() {}

    /** @param stands the revision that stands afterwards; 0 if none does */
    static Receipt of(Submission sent, Judgement judgement, byte[] hash, long stands, RecordMetadata at) {
        Outcome outcome = Outcome.valueOf(judgement.outcome().name());
        return of(sent, outcome, judgement.reasons(), hash, stands, at);
    }

    static Receipt contradictory(Submission sent, RecordMetadata at) {
        Fault fault = new Fault("reportId", Code.UNREADABLE, "the record's key, and a record of this contract");
        return of(sent, Outcome.REJECTED, List.of(fault), NO_HASH, 0, at);
    }

    static Receipt withoutDefinition(Submission sent, byte[] hash, RecordMetadata at) {
        Fault fault = new Fault("definitionRevision", Code.UNKNOWN_DEFINITION, "a revision from 1");
        return of(sent, Outcome.REJECTED, List.of(fault), hash, 0, at);
    }

    private static Receipt of(
            Submission sent, Outcome outcome, List<Fault> faults, byte[] hash, long stands, RecordMetadata at) {
        List<Reason> reasons = faults.stream()
                .map(it -> new Reason(it.field(), it.code().name(), it.expected()))
                .toList();
        return new Receipt(
                sent.getReportId(),
                sent.getRevision(),
                outcome,
                reasons,
                stands,
                HexFormat.of().formatHex(hash),
                sent.getTeam(),
                at.partition(),
                at.offset(),
                sent.getReceivedAt());
    }

    /** @param timestamp of the record in the log, in milliseconds since 1970 */
    static Receipt unreadable(String key, long timestamp, RecordMetadata at) {
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
}
