package org.pollwatch.benchmark.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.counting.Submission.Authority;

/** Puts reports into the submissions topic past the gateway, in its format. */
public final class Preload {
    /** As many as a large citizen network. */
    public static final int TEAMS = 4_000;

    private Preload() {}

    /**
     * Returns when all of them are in the log.
     *
     * @param from number of the first report
     * @param to above the number of the last one
     * @param sent told their numbers
     */
    public static void send(Link link, Stock stock, int from, int to, BitSet sent) {
        Map<String, Object> settings = link.client();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (RecordSerdes serdes = new RecordSerdes(link.registry());
                KafkaProducer<String, Submission> producer = new KafkaProducer<>(
                        settings,
                        new StringSerializer(),
                        serdes.serializer(link.topics().submissions()))) {
            for (int number = from; number < to; number++) {
                var unused = producer.send(record(link, stock, number), (metadata, failed) -> {
                    if (failed != null) {
                        failure.set(failed);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a report did not reach the log", failure.get());
        }
        sent.set(from, to);
    }

    private static ProducerRecord<String, Submission> record(Link link, Stock stock, int number) {
        var report = stock.report(number);
        var submission = new org.pollwatch.counting.Submission(
                report,
                "T" + number % TEAMS,
                Authority.TEAM,
                Instant.now(),
                link.mission().revision());
        Submission record = ReportRecords.write(submission, null, "benchmark");
        return new ProducerRecord<>(link.topics().submissions().name(), report.reportId(), record);
    }
}
