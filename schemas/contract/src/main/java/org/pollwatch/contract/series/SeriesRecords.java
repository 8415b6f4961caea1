package org.pollwatch.contract.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.mission.SeriesEntry;

/** Between a mission's announced figures and the records of topic series. */
public final class SeriesRecords {

    private SeriesRecords() {}

    /**
     * @param enteredBy a role or account of headquarters, or {@link SeriesPublisher#DEFINITION}
     * @param enteredAt by the clock of who writes the record
     */
    public static SeriesFigure write(SeriesEntry entry, String enteredBy, Instant enteredAt) {
        return SeriesFigure.newBuilder()
                .setSeries(entry.series())
                .setArea(entry.area())
                .setHour(entry.hour().orElse(null))
                .setAmount(number(entry.amount()))
                .setOf(number(entry.of()))
                .setPercent(entry.percent().map(BigDecimal::toPlainString).orElse(null))
                .setSource(entry.source())
                .setEnteredBy(enteredBy)
                .setEnteredAt(enteredAt)
                .build();
    }

    private static Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
