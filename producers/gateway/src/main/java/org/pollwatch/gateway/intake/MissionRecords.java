package org.pollwatch.gateway.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.RefusalReason;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;

/** The bytes that one mission's submissions and refusals are in the log. Safe for use by several threads. */
public final class MissionRecords {
    private final String submissionsTopic;
    private final String refusalsTopic;
    private final Serializer<org.pollwatch.contract.avro.Submission> submissions;
    private final Serializer<Refusal> refusals;

    public MissionRecords(Topics topics, RecordSerdes serdes) {
        this.submissionsTopic = topics.submissions().name();
        this.refusalsTopic = topics.refusals().name();
        this.submissions = serdes.serializer(topics.submissions());
        this.refusals = serdes.serializer(topics.refusals());
    }

    public String submissionsTopic() {
        return submissionsTopic;
    }

    public String refusalsTopic() {
        return refusalsTopic;
    }

    public byte[] submission(Submission submission, Optional<Instant> sentAt, Channel channel) {
        return submissions.serialize(
                submissionsTopic, ReportRecords.write(submission, sentAt.orElse(null), channel.word()));
    }

    /** @param form the form's id if it is one of the mission's, else empty text */
    public byte[] refusal(String reportId, String team, String form, List<FieldFault> faults, Instant refusedAt) {
        List<RefusalReason> reasons = faults.stream()
                .map(it -> new RefusalReason(it.field(), it.code(), it.expected()))
                .toList();
        return refusals.serialize(refusalsTopic, new Refusal(reportId, team, form, reasons, refusedAt));
    }

    /**
     * Asks the registry for both schema ids now, so that no event loop ever waits for it.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if a schema is not in the registry, or the registry
     *     cannot be reached
     */
    public void warmUp() {
        Map<String, Answer> none = new TreeMap<>();
        Report report = new Report("", 1, false, "", "", "", Instant.EPOCH, none);
        Submission submission = new Submission(report, "", Submission.Authority.TEAM, Instant.EPOCH, 0);
        submission(submission, Optional.empty(), Channel.API);
        refusal("", "", "", List.of(), Instant.EPOCH);
    }
}
