package org.pollwatch.headquarters.board;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read: everything up to these offsets, each key in its latest state. It outlives headquarters,
 * because offsets belong to the log.
 *
 * @param log tells one pair of topics from another of the same names, made later
 * @param rates offset in the rates topic; -1 before its first record
 * @param hours offset in the rates-by-hour topic; -1 before its first record
 */
public record Cursor(String log, long rates, long hours) {
    private static final Pattern FORM = Pattern.compile("rates:(-?\\d{1,18}),hours:(-?\\d{1,18}),log:([\\w-]{1,64})");

    /** @return the cursor in the words of {@link #toString()}; empty for anything else */
    public static Optional<Cursor> parse(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(
                        new Cursor(found.group(3), Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    public Cursor withRates(long offset) {
        return new Cursor(log, offset, hours);
    }

    public Cursor withHours(long offset) {
        return new Cursor(log, rates, offset);
    }

    @Override
    public String toString() {
        return "rates:" + rates + ",hours:" + hours + ",log:" + log;
    }
}
