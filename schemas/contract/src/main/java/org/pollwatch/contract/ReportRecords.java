package org.pollwatch.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.contract.avro.Authority;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.GivenAnswer;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;

/** Between the submissions topic's records and the counting core's values. */
public final class ReportRecords {
    private ReportRecords() {}

    /** @throws IllegalArgumentException if the record contradicts itself, or holds an authority that this version does not know */
    public static Submission read(org.pollwatch.contract.avro.Submission record) {
        Report report = new Report(
                record.getReportId(),
                record.getRevision(),
                record.getWithdrawn(),
                record.getForm(),
                record.getFormVersion(),
                record.getPlace(),
                record.getObservedAt(),
                readAnswers(record.getAnswers()));
        return new Submission(
                report,
                record.getTeam(),
                authority(record.getAuthority()),
                record.getReceivedAt(),
                record.getDefinitionRevision());
    }

    /** @return the report as it counts, from the reports topic */
    public static Report read(EffectiveReport record) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        record.getAnswers().forEach(it -> answers.put(it.getQuestion(), AnswerRecords.read(it)));
        return new Report(
                record.getReportId(),
                record.getRevision(),
                false,
                record.getForm(),
                record.getFormVersion(),
                record.getPlace(),
                record.getObservedAt(),
                answers);
    }

    private static Submission.Authority authority(Authority authority) {
        return switch (authority) {
            case TEAM -> Submission.Authority.TEAM;
            case HEADQUARTERS -> Submission.Authority.HEADQUARTERS;
            case UNKNOWN -> throw new IllegalArgumentException("authority: expected TEAM or HEADQUARTERS");
        };
    }

    private static SortedMap<String, Answer> readAnswers(List<GivenAnswer> given) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        for (GivenAnswer answer : given) {
            if (answers.put(answer.getQuestion(), AnswerRecords.read(answer)) != null) {
                throw new IllegalArgumentException("answers: expected one answer to each question");
            }
        }
        return answers;
    }

    /**
     * @param sentAt by the device's clock; null if it did not say
     * @param channel how it came
     */
    public static org.pollwatch.contract.avro.Submission write(Submission submission, Instant sentAt, String channel) {
        Report report = submission.report();
        return org.pollwatch.contract.avro.Submission.newBuilder()
                .setReportId(report.reportId())
                .setRevision(report.revision())
                .setWithdrawn(report.withdrawn())
                .setForm(report.form())
                .setFormVersion(report.formVersion())
                .setPlace(report.place())
                .setObservedAt(report.observedAt())
                .setSentAt(sentAt)
                .setAnswers(writeAnswers(report.answers()))
                .setTeam(submission.team())
                .setAuthority(Authority.valueOf(submission.authority().name()))
                .setReceivedAt(submission.receivedAt())
                .setChannel(channel)
                .setDefinitionRevision(submission.definitionRevision())
                .build();
    }

    private static List<GivenAnswer> writeAnswers(Map<String, Answer> answers) {
        List<GivenAnswer> given = new ArrayList<>(answers.size());
        answers.forEach((question, answer) -> given.add(AnswerRecords.write(question, answer)));
        return given;
    }
}
