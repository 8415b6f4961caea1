package org.pollwatch.headquarters.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.ReleasedRate;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.ReleasedWithheld;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.statement.ShownFigures;
import org.pollwatch.statement.ShownFigures.Shown;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/** What partners may read of a released statement, as records of the topic released-rates. */
public final class ReleasedFeed {
    private ReleasedFeed() {}

    /**
     * @param statement that holds now; empty where nothing is released any more
     * @param before the keys that stood until now: what no longer stands is taken back
     * @return by key; an empty one is a tombstone
     */
    public static SortedMap<String, Optional<ReleasedRates>> records(
            Optional<Statement> statement, Optional<StatementBook> book, List<String> before) {
        SortedMap<String, Optional<ReleasedRates>> records = new TreeMap<>();
        before.forEach(key -> records.put(key, Optional.empty()));
        book.ifPresent(it -> {
            ShownFigures shown = ShownFigures.released(it);
            for (FormFigures form : it.forms()) {
                for (AreaFigures area : form.areas()) {
                    if (area.reports() > 0 && !area.suspect()) {
                        records.put(
                                Topics.rateKey(area.area(), form.id()),
                                Optional.of(rates(statement, shown, form, area)));
                    }
                }
            }
        });
        return records;
    }

    /** @return the keys that a statement's figures stand under */
    public static List<String> keys(StatementBook book) {
        List<String> keys = new ArrayList<>();
        book.forms().forEach(form -> form.areas().forEach(area -> keys.add(Topics.rateKey(area.area(), form.id()))));
        return keys;
    }

    private static ReleasedRates rates(
            Optional<Statement> statement, ShownFigures shown, FormFigures form, AreaFigures area) {
        StatementBook book = shown.book();
        List<ReleasedRate> indicators = form.indicators().stream()
                .sorted(java.util.Comparator.comparing(IndicatorLine::id))
                .map(it -> rate(it, shown.of(form, area, it)))
                .toList();
        return new ReleasedRates(
                area.area(),
                form.id(),
                statement.map(Statement::getId).orElse(null),
                area.reports(),
                area.places(),
                book.receivedUpTo().isEmpty() ? Instant.EPOCH : Instant.parse(book.receivedUpTo()),
                book.mission().reconstruction(),
                indicators);
    }

    private static ReleasedRate rate(IndicatorLine indicator, Shown it) {
        boolean isNumber = indicator.kind().equals("number") || indicator.kind().equals("over");
        return new ReleasedRate(
                indicator.id(),
                orNull(it.flagged()),
                it.applicable(),
                orNull(it.rate()),
                orNull(it.placesFlagged()),
                it.placesApplicable(),
                isNumber ? (Long) it.n() : null,
                orNull(it.sum()),
                it.withheld().map(why -> ReleasedWithheld.valueOf(why.name())).orElse(null));
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
