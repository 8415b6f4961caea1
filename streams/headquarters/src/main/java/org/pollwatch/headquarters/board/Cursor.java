package org.pollwatch.headquarters.board;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read: everything up to these positions, each key in its latest state. Offsets outlive
 * headquarters, because they belong to the log; what is counted here does not, see {@link Part#isCounted()}.
 *
 * @param log tells one set of topics from another of the same names, made later
 * @param run tells this headquarters from one before it
 * @param positions of every part; -1 before its first record
 */
public record Cursor(String log, String run, Map<Part, Long> positions) {
    private static final Pattern FORM = form();

    public Cursor {
        positions = Collections.unmodifiableMap(new EnumMap<>(positions));
    }

    private static Pattern form() {
        StringBuilder form = new StringBuilder();
        for (Part part : Part.values()) {
            form.append(part.word()).append(":(-?\\d{1,18}),");
        }
        return Pattern.compile(form + "run:([\\w-]{1,64}),log:([\\w-]{1,64})");
    }

    /** @return the cursor in the words of {@link #toString()}; empty for anything else */
    public static Optional<Cursor> parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        Map<Part, Long> positions = new EnumMap<>(Part.class);
        int group = 1;
        for (Part part : Part.values()) {
            positions.put(part, Long.parseLong(found.group(group++)));
        }
        return Optional.of(new Cursor(found.group(group + 1), found.group(group), positions));
    }

    public long at(Part part) {
        return positions.get(part);
    }

    public Cursor with(Part part, long position) {
        Map<Part, Long> changed = new EnumMap<>(positions);
        changed.put(part, position);
        return new Cursor(log, run, changed);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values()) {
            text.append(part.word()).append(':').append(at(part)).append(',');
        }
        return text + "run:" + run + ",log:" + log;
    }
}
