package org.pollwatch.benchmark.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.gateway.intake.Channel;
import org.pollwatch.gateway.intake.MissionRecords;
import org.pollwatch.gateway.intake.ReadReport;
import org.pollwatch.gateway.intake.ReportReader;
import org.pollwatch.gateway.kafka.Delivery;
import org.pollwatch.gateway.kafka.KafkaSubmissionLog;

/** What is left of a batch without HTTP: a loop that parses, validates, serialises and sends, with the same producer. */
final class DirectLoop implements AutoCloseable {
    private static final int WINDOW = 4_000;
    private static final int CLOCK_EVERY = 64;

    private final Link link;
    private final Stock stock;
    private final RecordSerdes serdes;
    private final MissionRecords records;
    private final KafkaSubmissionLog log;
    private final ReportReader reader = new ReportReader();

    DirectLoop(Link link, Stock stock) {
        this.link = link;
        this.stock = stock;
        this.serdes = new RecordSerdes(link.registry());
        this.records = new MissionRecords(link.topics(), serdes);
        records.warmUp();
        this.log = new KafkaSubmissionLog(link.client(), Delivery.defaults());
        log.awaitMetadata(List.of(records.submissionsTopic()), Duration.ofSeconds(10));
    }

    /**
     * What was sent.
     *
     * @param end above the number of the last report
     */
    record Sent(int end, Duration lasted, Optional<String> fault) {}

    Sent run(int first, Duration span) {
        Semaphore window = new Semaphore(WINDOW);
        AtomicReference<String> fault = new AtomicReference<>();
        byte[] bytes = new byte[stock.longest()];
        ByteBuffer body = ByteBuffer.wrap(bytes);
        long start = System.nanoTime();
        int number = first;
        while (number % CLOCK_EVERY != 0 || System.nanoTime() - start < span.toNanos()) {
            body.clear();
            stock.json(number, body);
            window.acquireUninterruptibly();
            send(bytes, body.position()).whenComplete((done, failure) -> {
                window.release();
                if (failure != null) {
                    fault.set("a send failed: " + failure.getClass().getSimpleName());
                }
            });
            number++;
        }
        window.acquireUninterruptibly(WINDOW);
        return new Sent(number, Duration.ofNanos(System.nanoTime() - start), Optional.ofNullable(fault.get()));
    }

    private CompletionStage<Void> send(byte[] body, int length) {
        ReadReport.Read read = (ReadReport.Read) reader.read(body, 0, length);
        Report report = read.report();
        if (!ReportCheck.check(report, link.mission()).isEmpty()) {
            throw new IllegalStateException("a report of the stock is not valid");
        }
        Submission submission = new Submission(
                report, "B0", Authority.TEAM, Instant.now(), link.mission().revision());
        byte[] value = records.submission(submission, read.sentAt(), Channel.BATCH);
        return log.append(records.submissionsTopic(), report.reportId(), value);
    }

    @Override
    public void close() {
        log.close();
        try {
            serdes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
