package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Fault.Code;
import org.pollwatch.counting.ProtocolRow;

/**
 * Results while they are being read: votes by contestant, and the rows of a commission's table. Their number is bounded;
 * who may stand in them is for the check behind.
 */
final class ResultFields {
    static final String DIGITS = "a whole number of at most 18 digits";

    /** More than any ballot has had; a commission has up to some 150 stations. */
    private static final int MOST_CONTESTANTS = 300;

    private static final int MOST_ROWS = 200;
    private static final String FIGURES = "an object with a whole number for each contestant";
    private static final String ROW = "an object with place, station and commission";

    /** Something else that may stand in an object of figures. */
    interface Aside {
        /** @return whether the value was read and is no figure */
        boolean takes(String name, JsonToken value) throws IOException;
    }

    private final FieldParser parser;

    ResultFields(FieldParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the object on whose start the parser stands.
     *
     * @param expected what a value that is no whole number should have been
     * @param aside takes what is read elsewhere
     * @return empty, with a fault named, where it is not as it should be
     */
    Optional<SortedMap<String, Long>> figures(String field, String expected, Aside aside) throws IOException {
        SortedMap<String, Long> figures = new TreeMap<>();
        boolean wrongType = false;
        boolean tooLarge = false;
        int count = 0;
        while (parser.next() == JsonToken.FIELD_NAME) {
            String name = parser.name();
            JsonToken value = parser.next();
            if (aside.takes(name, value)) {
                continue;
            }
            Optional<Long> number = parser.wholeNumber(value);
            wrongType |= value != JsonToken.VALUE_NUMBER_INT;
            tooLarge |= value == JsonToken.VALUE_NUMBER_INT && number.isEmpty();
            count++;
            if (number.isPresent() && count <= MOST_CONTESTANTS) {
                figures.put(name, number.get());
            } else {
                parser.skipValue();
            }
        }
        if (wrongType) {
            parser.fault(field, Code.WRONG_TYPE, expected);
        } else if (tooLarge) {
            parser.fault(field, Code.OUT_OF_RANGE, DIGITS);
        } else if (count > MOST_CONTESTANTS) {
            parser.fault(field, Code.OUT_OF_RANGE, "at most " + MOST_CONTESTANTS + " contestants");
        } else {
            return Optional.of(figures);
        }
        return Optional.empty();
    }

    /** Reads the array on whose first object the parser stands. */
    Optional<Answer> protocols(String field) throws IOException {
        List<ProtocolRow> rows = new ArrayList<>();
        int index = 0;
        for (JsonToken next = JsonToken.START_OBJECT; next != JsonToken.END_ARRAY; next = parser.next()) {
            if (index >= MOST_ROWS) {
                parser.skipValue();
            } else if (next != JsonToken.START_OBJECT) {
                parser.wrongType(field + "[" + index + "]", ROW);
            } else {
                row(field + "[" + index + "]").ifPresent(rows::add);
            }
            index++;
        }
        if (index > MOST_ROWS) {
            parser.fault(field, Code.OUT_OF_RANGE, "at most " + MOST_ROWS + " stations");
            return Optional.empty();
        }
        return Optional.of(new Answer.Protocols(rows));
    }

    private Optional<ProtocolRow> row(String field) throws IOException {
        Optional<String> place = Optional.empty();
        SortedMap<String, Long> station = new TreeMap<>();
        SortedMap<String, Long> commission = new TreeMap<>();
        boolean named = false;
        while (parser.next() == JsonToken.FIELD_NAME) {
            String name = parser.name();
            JsonToken value = parser.next();
            switch (name) {
                case "place" -> {
                    named = true;
                    place = place(field + ".place", value);
                }
                case "station" -> station.putAll(side(field + ".station", value));
                case "commission" -> commission.putAll(side(field + ".commission", value));
                default -> parser.unknown(name, field, field + ".", "only place, station and commission");
            }
        }
        if (!named) {
            parser.missing(field + ".place", "the id of a polling station");
        }
        return place.map(it -> new ProtocolRow(it, station, commission));
    }

    private Optional<String> place(String field, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_STRING
                ? Optional.of(parser.text())
                : parser.wrongType(field, "the id of a polling station");
    }

    private SortedMap<String, Long> side(String field, JsonToken value) throws IOException {
        Optional<SortedMap<String, Long>> figures = value == JsonToken.START_OBJECT
                ? figures(field, FIGURES, (name, it) -> false)
                : parser.wrongType(field, FIGURES);
        return figures.orElseGet(TreeMap::new);
    }
}
