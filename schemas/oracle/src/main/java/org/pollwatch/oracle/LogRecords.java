package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import org.pollwatch.contract.avro.ClockTick;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.oracle.Happening.Announced;
import org.pollwatch.oracle.Happening.Official;
import org.pollwatch.oracle.Happening.Reviewed;
import org.pollwatch.oracle.Happening.Ticked;

/** What happens, as records of the contract. */
public final class LogRecords {
    private LogRecords() {}

    public static Review of(Reviewed it) {
        Long revision = it.revision() == 0 ? null : it.revision();
        ReviewAction action = ReviewAction.valueOf(it.action().name());
        return new Review(it.reportId(), action, revision, "a test", "oracle", Instant.EPOCH, null);
    }

    /** @return the figure; null, a tombstone, where it was taken back */
    public static SeriesFigure of(Announced it) {
        return it.figure().map(figure -> write(it, figure)).orElse(null);
    }

    private static SeriesFigure write(Announced it, Official figure) {
        return new SeriesFigure(
                it.series(),
                it.area(),
                it.hour().orElse(null),
                figure.amount().isPresent() ? figure.amount().getAsLong() : null,
                figure.of().isPresent() ? figure.of().getAsLong() : null,
                figure.percent().map(BigDecimal::toPlainString).orElse(null),
                "a test",
                "oracle",
                Instant.EPOCH);
    }

    public static ClockTick of(Ticked it) {
        return new ClockTick(it.at());
    }
}
