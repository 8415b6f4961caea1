package org.pollwatch.contract.review;

import java.util.Optional;
import java.util.function.Consumer;
import org.pollwatch.contract.RecordReader;
import org.pollwatch.counting.Review;

/** Reads headquarters' decisions, and says what is wrong with those that are none. */
public final class ReviewReader {
    private final RecordReader<org.pollwatch.contract.avro.Review> records;

    public ReviewReader(RecordReader<org.pollwatch.contract.avro.Review> records) {
        this.records = records;
    }

    /**
     * @param why hears what is wrong, without the record's content
     * @return empty if the bytes are no review of this report that this version knows
     */
    public Optional<Review> read(String key, byte[] bytes, Consumer<String> why) {
        Optional<org.pollwatch.contract.avro.Review> record = records.read(bytes);
        if (record.isEmpty()) {
            why.accept("expected a record of the reviews contract");
            return Optional.empty();
        }
        if (!record.get().getReportId().equals(key)) {
            why.accept("reportId: expected the record's key");
            return Optional.empty();
        }
        return switch (record.get().getAction()) {
            case QUARANTINE -> Optional.of(new Review.Quarantine());
            case RELEASE -> Optional.of(new Review.Release());
            case RESTATE -> restate(record.get().getDefinitionRevision(), why);
            case VERIFY, CORRECT -> Optional.of(new Review.Remark());
            case UNKNOWN -> {
                why.accept("action: expected one of the reviews contract");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Review> restate(Long revision, Consumer<String> why) {
        if (revision == null || revision < 1) {
            why.accept("definitionRevision: expected a revision from 1");
            return Optional.empty();
        }
        return Optional.of(new Review.Restate(revision));
    }
}
