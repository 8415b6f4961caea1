package org.pollwatch.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.Submission;

/** What was read and is written in one transaction: the rows, and up to where each partition is read with them. */
final class Batch {
    private final List<Found<Submission>> submissions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<String, Optional<EffectiveReport>> reports = new LinkedHashMap<>();
    private final List<Found<Refusal>> refusals = new ArrayList<>();
    private final List<Found<Review>> reviews = new ArrayList<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private int size;

    /** A value and where it stood. */
    record Found<V>(V value, int partition, long offset) {
        static <V> Found<V> of(V value, ConsumerRecord<?, ?> at) {
            return new Found<>(value, at.partition(), at.offset());
        }
    }

    void submission(Submission value, ConsumerRecord<?, ?> at) {
        submissions.add(Found.of(value, at));
    }

    void receipt(Receipt value) {
        receipts.add(value);
    }

    /** @param value empty for a tombstone; the last of a report in the batch holds */
    void report(String key, Optional<EffectiveReport> value) {
        reports.put(key, value);
    }

    void refusal(Refusal value, ConsumerRecord<?, ?> at) {
        refusals.add(Found.of(value, at));
    }

    void review(Review value, ConsumerRecord<?, ?> at) {
        reviews.add(Found.of(value, at));
    }

    /** A record was read, whatever came of it. */
    void read(ConsumerRecord<?, ?> at) {
        next.put(new TopicPartition(at.topic(), at.partition()), at.offset() + 1);
        size++;
    }

    List<Found<Submission>> submissions() {
        return submissions;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    Map<String, Optional<EffectiveReport>> reports() {
        return reports;
    }

    List<Found<Refusal>> refusals() {
        return refusals;
    }

    List<Found<Review>> reviews() {
        return reviews;
    }

    Map<TopicPartition, Long> next() {
        return next;
    }

    /** @return records read */
    int size() {
        return size;
    }

    /** @return the reports whose standing may be another one now */
    Set<String> touched() {
        Set<String> ids = new HashSet<>(reports.keySet());
        submissions.forEach(it -> ids.add(it.value().getReportId()));
        receipts.forEach(it -> ids.add(it.getReportId()));
        reviews.forEach(it -> ids.add(it.value().getReportId()));
        return ids;
    }
}
