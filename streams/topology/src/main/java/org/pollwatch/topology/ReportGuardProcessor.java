package org.pollwatch.topology;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.RecordReader;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.review.ReviewReader;
import org.pollwatch.counting.ContentHash;
import org.pollwatch.counting.Fault;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.ReportGuard;
import org.pollwatch.counting.ReportGuard.Judgement;
import org.pollwatch.counting.ReportGuard.Outcome;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Review;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission;
import org.pollwatch.topology.avro.GuardEntry;

/**
 * Decodes, validates and judges every submission, applies every review, and remembers what stands. Everything that can be
 * refused is refused here, before the store; behind it nothing is dropped. Submissions and reviews of one report meet here
 * because their topics have the same keys and partitions; nothing orders them, so nothing here depends on their order.
 */
final class ReportGuardProcessor implements Processor<String, byte[], String, Ruling> {
    private final String reviewsTopic;
    private final RecordReader<org.pollwatch.contract.avro.Submission> submissions;
    private final ReviewReader reviews;
    private final Rulebook rulebook;
    private final Rulings rulings;
    private ProcessorContext<String, Ruling> context;
    private KeyValueStore<String, GuardEntry> store;
    private Unreadable unreadableReviews;

    ReportGuardProcessor(Topics topics, RecordSerdes serdes, Rulebook rulebook) {
        this.reviewsTopic = topics.reviews().name();
        this.submissions = RecordReader.of(topics.submissions(), serdes);
        this.reviews = new ReviewReader(RecordReader.of(topics.reviews(), serdes));
        this.rulebook = rulebook;
        this.rulings = new Rulings(rulebook, this::readAgain);
    }

    @Override
    public void init(ProcessorContext<String, Ruling> processorContext) {
        this.context = processorContext;
        this.store = processorContext.getStateStore(StoreNames.GUARD);
        this.unreadableReviews = new Unreadable("reviews", processorContext);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        String key = Optional.ofNullable(record.key()).orElse("");
        Ruling ruling = at.topic().equals(reviewsTopic)
                ? review(key, record.value(), at)
                : submissions
                        .read(record.value())
                        .map(it -> rule(key, it, record.value(), at))
                        .orElseGet(() -> Ruling.of(Receipts.unreadable(key, record.timestamp(), at)));
        context.forward(record.withKey(key).withValue(ruling));
    }

    private Ruling rule(String key, org.pollwatch.contract.avro.Submission sent, byte[] bytes, RecordMetadata at) {
        Optional<Submission> readable = readable(sent);
        if (readable.isEmpty() || !sent.getReportId().equals(key)) {
            return Ruling.of(Receipts.contradictory(sent, at));
        }
        Submission submission = readable.get();
        byte[] hash = ContentHash.of(submission.report());
        if (submission.definitionRevision() < 1) {
            return Ruling.of(Receipts.withoutDefinition(sent, hash, at));
        }
        List<Fault> faults = ReportCheck.check(
                submission.report(),
                rulebook.at(submission.definitionRevision()).mission());
        Remembered before = Remembered.read(store.get(key));
        Judgement judgement = ReportGuard.judge(before.standing(), submission, hash, faults);
        Receipt receipt = Receipts.of(sent, judgement, hash, stands(judgement, submission, before), at);
        if (judgement.outcome() == Outcome.ACCEPTED) {
            Standing standing = ReportGuard.accept(before.standing(), submission, hash);
            return remember(key, rulings.accept(before, standing, bytes, submission, receipt));
        }
        if (judgement.outcome() == Outcome.CONFLICT) {
            return remember(key, rulings.contradict(before, bytes, submission, receipt));
        }
        return Ruling.of(receipt);
    }

    private static long stands(Judgement judgement, Submission submission, Remembered before) {
        return judgement.outcome() == Outcome.ACCEPTED
                ? submission.report().revision()
                : before.standing().map(Standing::revision).orElse(0L);
    }

    private static Optional<Submission> readable(org.pollwatch.contract.avro.Submission sent) {
        try {
            return Optional.of(ReportRecords.read(sent));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Ruling review(String key, byte[] bytes, RecordMetadata at) {
        Optional<Review> review = reviews.read(key, bytes, why -> unreadableReviews.tell(at, why));
        if (review.isEmpty()) {
            return Ruling.NOTHING;
        }
        Remembered before = Remembered.read(store.get(key));
        ReviewState state = before.review().apply(review.get());
        if (state.equals(before.review())) {
            return Ruling.NOTHING;
        }
        if (before.standing().isEmpty()) {
            store.put(key, before.reviewed(state).write());
            return Ruling.NOTHING;
        }
        return remember(key, rulings.review(before, state));
    }

    /** What was read when it came can be read again; if not, the store is broken. */
    private Submission readAgain(ByteBuffer stored) {
        byte[] bytes = new byte[stored.remaining()];
        stored.duplicate().get(bytes);
        return submissions.read(bytes).map(ReportRecords::read).orElseThrow();
    }

    private Ruling remember(String key, Rulings.Outcome outcome) {
        store.put(key, outcome.after().write());
        return outcome.ruling();
    }
}
