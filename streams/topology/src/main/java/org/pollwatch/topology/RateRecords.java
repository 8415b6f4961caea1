package org.pollwatch.topology;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pollwatch.contract.avro.AnswerCount;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.contract.avro.Withheld;
import org.pollwatch.counting.AreaFigures;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.Wilson;

/** From computed figures to the record that is published. */
final class RateRecords {
    private RateRecords() {}

    static AreaRates write(AreaFigures it) {
        return new AreaRates(
                it.area(),
                it.form(),
                it.hour().orElse(null),
                it.reports(),
                it.places(),
                it.asOf(),
                it.suspect(),
                it.indicators().stream().map(RateRecords::write).toList(),
                it.hour().isPresent() ? List.of() : answers(it));
    }

    private static List<AnswerCount> answers(AreaFigures figures) {
        return figures.answers().stream()
                .map(it -> new AnswerCount(it.question(), it.answer(), it.count()))
                .toList();
    }

    private static IndicatorRate write(IndicatorFigures it) {
        return new IndicatorRate(
                it.id(),
                it.flagged(),
                it.applicable(),
                orNull(it.rate()),
                it.interval().map(Wilson::low).orElse(null),
                it.interval().map(Wilson::high).orElse(null),
                it.withheld().map(reason -> Withheld.valueOf(reason.name())).orElse(null),
                it.placesFlagged(),
                it.placesApplicable(),
                it.notObserved(),
                it.notApplicable(),
                it.notAsked(),
                it.missing(),
                orNull(it.numbers()),
                orNull(it.sum()));
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }
}
