package org.pollwatch.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.AnswerRecords;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.RefusalReason;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;

/** What a small day leaves in the topics of river-2026, as a batch. */
final class SampleLog {
    static final Mission MISSION = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .mission()
            .at(1);
    static final String FORM = "voting";
    static final String VERSION = "2026-09-01";
    static final Instant AT = Instant.parse("2026-09-27T13:15:00Z");

    private final Map<String, Long> offsets = new HashMap<>();
    private Batch batch = new Batch();

    SampleLog() {}

    /** Goes on behind what was read. */
    SampleLog(Map<TopicPartition, Long> read) {
        read.forEach((partition, next) -> offsets.put(partition.topic(), next));
    }

    /** @return of the next record of a topic */
    long offset(String topic) {
        return offsets.getOrDefault(topic, 0L);
    }

    /** @return what came since the last call */
    Batch take() {
        Batch taken = batch;
        batch = new Batch();
        return taken;
    }

    static Report report(String id, long revision, String place, Map<String, Answer> answers) {
        return new Report(id, revision, false, FORM, VERSION, place, AT, answers);
    }

    static Report withdrawal(String id, long revision, String place) {
        return new Report(id, revision, true, FORM, VERSION, place, AT, Map.of());
    }

    /** The report is sent, gets its receipt, and counts from now on if it was accepted and not withdrawn. */
    SampleLog sent(Report report, String team, Outcome outcome, Reason... reasons) {
        return sent(report, team, Authority.TEAM, outcome, reasons);
    }

    SampleLog sent(Report report, String team, Authority authority, Outcome outcome, Reason... reasons) {
        submission(report, team, authority);
        long offset = offsets.get("submissions") - 1;
        read("receipts");
        batch.receipt(new Receipt(
                report.reportId(), report.revision(), outcome, List.of(reasons), 0L, "", team, 0, offset, AT));
        if (outcome == Outcome.ACCEPTED) {
            counts(report, team, !report.withdrawn());
        }
        return this;
    }

    SampleLog submission(Report report, String team, Authority authority) {
        batch.submission(
                ReportRecords.write(new Submission(report, team, authority, AT, 1), null, "api"), read("submissions"));
        return this;
    }

    SampleLog counts(Report report, String team, boolean effective) {
        read("reports");
        batch.report(report.reportId(), effective ? Optional.of(effective(report, team)) : Optional.empty());
        return this;
    }

    SampleLog reviewed(String id, ReviewAction action) {
        batch.review(
                Review.newBuilder()
                        .setReportId(id)
                        .setAction(action)
                        .setReason("doubtful")
                        .setBy("desk")
                        .setAt(AT)
                        .build(),
                read("reviews"));
        return this;
    }

    SampleLog refused(String id, String team) {
        RefusalReason reason = new RefusalReason("answers.group_voting", "UNKNOWN_ANSWER", "yes or no");
        batch.refusal(new Refusal(id, team, FORM, List.of(reason), AT), read("refusals"));
        return this;
    }

    private ConsumerRecord<String, byte[]> read(String topic) {
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        ConsumerRecord<String, byte[]> at = new ConsumerRecord<>(topic, 0, offset, "", new byte[0]);
        batch.read(at);
        return at;
    }

    private static EffectiveReport effective(Report report, String team) {
        return new EffectiveReport(
                report.reportId(),
                report.revision(),
                report.form(),
                report.formVersion(),
                report.place(),
                MISSION.areas().path(DefinitionTables.areaOf(report.place(), MISSION)),
                "2026-09-27T10",
                report.observedAt(),
                AT,
                team,
                1L,
                report.answers().entrySet().stream()
                        .map(it -> AnswerRecords.effective(it.getKey(), it.getValue()))
                        .toList());
    }
}
