package org.pollwatch.headquarters;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.AnswerRecords;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.RefusalReason;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.contract.definition.Definitions;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.LogSource;
import org.pollwatch.warehouse.TopicIdentity;
import org.pollwatch.warehouse.Warehouse;
import org.pollwatch.warehouse.WarehouseSettings;

/** A warehouse over topics without a cluster: what a test says was sent, with the receipts that it says it got. */
public final class SampleReports {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Mission mission;
    private final Topics topics;
    private final RecordSerdes serdes;
    private final Layouts layouts;
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<ConsumerRecord<String, byte[]>> waiting = new ArrayList<>();

    /** @param mission at a revision that it was published at */
    public SampleReports(Mission mission) {
        this.mission = mission;
        this.topics = Topics.of(mission.id());
        this.serdes = RecordSerdes.inMemory(List.of(topics));
        this.layouts = Layouts.EMPTY.with(mission);
        read().forEach(topic -> ends.put(new TopicPartition(topic.name(), 0), 0L));
    }

    private Stream<Topic<?>> read() {
        return Stream.of(
                topics.submissions(), topics.receipts(), topics.reports(), topics.refusals(), topics.reviews());
    }

    /** Sent by the team and judged so; what is accepted counts from then on, unless it withdraws. */
    public SampleReports sent(Report report, String team, Outcome outcome, Instant at, Reason... reasons) {
        return sent(new Submission(report, team, Authority.TEAM, at, mission.revision()), team, outcome, reasons);
    }

    /** Headquarters' own revision of a team's report. */
    public SampleReports corrected(Report report, String owner, Instant at) {
        return sent(
                new Submission(report, "HQ", Authority.HEADQUARTERS, at, mission.revision()), owner, Outcome.ACCEPTED);
    }

    private SampleReports sent(Submission submission, String owner, Outcome outcome, Reason... reasons) {
        Report report = submission.report();
        long offset = put(
                topics.submissions(),
                report.reportId(),
                Optional.of(ReportRecords.write(submission, submission.receivedAt(), "api")));
        put(
                topics.receipts(),
                report.reportId(),
                Optional.of(new Receipt(
                        report.reportId(),
                        report.revision(),
                        outcome,
                        List.of(reasons),
                        report.revision(),
                        "",
                        submission.team(),
                        0,
                        offset,
                        submission.receivedAt())));
        if (outcome == Outcome.ACCEPTED) {
            put(
                    topics.reports(),
                    report.reportId(),
                    report.withdrawn() ? Optional.empty() : Optional.of(effective(submission, owner)));
        }
        return this;
    }

    private EffectiveReport effective(Submission submission, String owner) {
        Report report = submission.report();
        var contribution = Contributions.of(report, mission, layouts, false);
        return new EffectiveReport(
                report.reportId(),
                report.revision(),
                report.form(),
                report.formVersion(),
                report.place(),
                contribution.path(),
                contribution.hour(),
                report.observedAt(),
                submission.receivedAt(),
                owner,
                mission.revision(),
                report.answers().entrySet().stream()
                        .map(it -> AnswerRecords.effective(it.getKey(), it.getValue()))
                        .toList());
    }

    /** Decided at headquarters; a report in quarantine does not count. */
    public SampleReports quarantined(String reportId, String reason, Instant at) {
        put(
                topics.reviews(),
                reportId,
                Optional.of(Review.newBuilder()
                        .setReportId(reportId)
                        .setAction(ReviewAction.QUARANTINE)
                        .setReason(reason)
                        .setBy("desk")
                        .setAt(at)
                        .build()));
        put(topics.reports(), reportId, Optional.empty());
        return this;
    }

    /** Refused by the gateway. */
    public SampleReports refused(String reportId, String team, String form, String field, Instant at) {
        RefusalReason reason = new RefusalReason(field, "OUT_OF_RANGE", "a whole number from 0 to 9999");
        put(topics.refusals(), reportId, Optional.of(new Refusal(reportId, team, form, List.of(reason), at)));
        return this;
    }

    private synchronized <V> long put(Topic<V> topic, String key, Optional<V> value) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        byte[] bytes = value.map(it -> serdes.serializer(topic).serialize(topic.name(), it))
                .orElse(null);
        waiting.add(new ConsumerRecord<>(topic.name(), 0, offset, key, bytes));
        consumer.updateEndOffsets(ends);
        consumer.schedulePollTask(this::deliver);
        return offset;
    }

    private synchronized void deliver() {
        waiting.forEach(consumer::addRecord);
        waiting.clear();
    }

    /** @return filled with what was sent so far, and being filled with what is sent later; closed by the caller */
    public Warehouse open(Path directory) {
        consumer.updateBeginningOffsets(ends.keySet().stream().collect(Collectors.toMap(it -> it, it -> 0L)));
        consumer.updateEndOffsets(ends);
        LogSource source = new LogSource() {
            @Override
            public TopicIdentity identity() {
                return new TopicIdentity("sample", List.copyOf(ends.keySet()));
            }

            @Override
            public Consumer<String, byte[]> consumer() {
                return consumer;
            }
        };
        Warehouse warehouse = Warehouse.of(
                        WarehouseSettings.in(directory),
                        source,
                        topics,
                        serdes,
                        Definitions.of(mission),
                        () -> Optional.of(mission))
                .start();
        await("the warehouse to be whole")
                .atMost(PATIENCE)
                .until(() ->
                        warehouse.progress().whole() && warehouse.progress().behind() == 0);
        return warehouse;
    }

    /** @param answers as words, or as whole numbers */
    public static Map<String, Answer> answers(Object... answers) {
        Map<String, Answer> all = new HashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            all.put(
                    (String) answers[i],
                    answers[i + 1] instanceof Integer number
                            ? Answer.amount(number)
                            : Answer.word((String) answers[i + 1]));
        }
        return all;
    }
}
