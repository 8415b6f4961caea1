package org.pollwatch.headquarters.entry;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.Mission;

/** One announced figure, as words by field; checked as {@code mission check} does series.csv. */
final class SeriesRow {
    private static final Set<String> FIELDS = Set.of("series", "area", "hour", "amount", "of", "percent", "source");
    private static final Pattern SERIES = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern HOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,12})?");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int LONGEST_SOURCE = 500;

    private final Mission mission;
    private final Scope scope;
    private final String where;
    private final Map<String, String> fields;
    private final List<FieldFault> faults = new ArrayList<>();

    /** @param where stands before the name of a field at fault */
    SeriesRow(Mission mission, Scope scope, String where, Map<String, String> fields) {
        this.mission = mission;
        this.scope = scope;
        this.where = where;
        this.fields = fields;
    }

    List<FieldFault> faults() {
        return faults;
    }

    /** @return the figure; empty if something is wrong, see {@link #faults()} */
    Optional<SeriesFigure> read(String by, java.time.Instant at) {
        if (!FIELDS.containsAll(fields.keySet())) {
            fault("series", "no other field beside series, area, hour, amount, of, percent and source");
        }
        String series = fields.getOrDefault("series", "");
        if (!SERIES.matcher(series).matches()) {
            fault("series", "a lower-case Latin letter, then letters, digits and underscores, 64 at most");
        }
        String area = fields.getOrDefault("area", "");
        if (mission.areas().find(area).isEmpty() || !scope.covers(mission.areas(), area)) {
            fault("area", "an area id of mission " + mission.id());
        }
        Optional<String> hour = text("hour");
        if (!hour.map(SeriesRow::isHour).orElse(true)) {
            fault("hour", "a local hour such as 2022-11-20T10, or nothing for the whole election");
        }
        Optional<Long> amount = whole("amount", 0);
        Optional<Long> of = whole("of", 1);
        Optional<String> percent = text("percent");
        if (!percent.map(SeriesRow::isPercent).orElse(true)) {
            fault("percent", "a decimal number from 0 to 100");
        }
        if (text("amount").isEmpty() && percent.isEmpty()) {
            fault("amount", "an amount or a percent, at least one of them");
        }
        if (text("of").isPresent() && text("amount").isEmpty()) {
            fault("of", "an amount beside it");
        }
        String source = fields.getOrDefault("source", "").strip();
        if (source.length() > LONGEST_SOURCE || source.chars().anyMatch(Character::isISOControl)) {
            fault("source", "who announced it and where, in at most " + LONGEST_SOURCE + " characters");
        }
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SeriesFigure(
                series,
                area,
                hour.orElse(null),
                amount.orElse(null),
                of.orElse(null),
                percent.orElse(null),
                source,
                by,
                at));
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::strip).filter(it -> !it.isEmpty());
    }

    private Optional<Long> whole(String field, long least) {
        Optional<String> text = text(field);
        Optional<Long> number = text.filter(it -> WHOLE.matcher(it).matches())
                .map(Long::valueOf)
                .filter(it -> it >= least);
        if (text.isPresent() && number.isEmpty()) {
            fault(field, "a whole number from " + least + " on");
        }
        return number;
    }

    private static boolean isPercent(String text) {
        return DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(ALL) <= 0;
    }

    private static boolean isHour(String text) {
        if (!HOUR.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDateTime.parse(text + ":00");
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void fault(String field, String expected) {
        faults.add(new FieldFault(where + field, expected));
    }
}
