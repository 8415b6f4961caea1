package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pollwatch.counting.Fault;

/** The JSON of one report while it is being read, and every fault of its shape so far. */
final class FieldParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private final JsonParser parser;
    private final List<FieldFault> faults = new ArrayList<>();

    FieldParser(JsonParser parser) {
        this.parser = parser;
    }

    List<FieldFault> faults() {
        return faults;
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    /** @return the name of the field on which the parser stands */
    String name() throws IOException {
        return clean(parser.currentName());
    }

    /** @return whether a name may be repeated to its sender: others may be words that nobody should read */
    static boolean isPlain(String name) {
        return NAME.matcher(name).matches();
    }

    /** @return the string on which the parser stands */
    String text() throws IOException {
        return clean(parser.getText());
    }

    /** @return empty where the value is no whole number of at most 18 digits; nothing is skipped and no fault named */
    Optional<Long> wholeNumber(JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                ? Optional.of(parser.getLongValue())
                : Optional.empty();
    }

    void fault(String field, Fault.Code code, String expected) {
        faults.add(new FieldFault(field, code.name(), expected));
    }

    void missing(String field, String expected) {
        faults.add(FieldFault.missing(field, expected));
    }

    /**
     * Names a field that is none, and skips its value.
     *
     * @param within the field that holds it, where its own name is not to be repeated
     * @param path what stands before its name, otherwise
     */
    void unknown(String name, String within, String path, String expected) throws IOException {
        faults.add(new FieldFault(isPlain(name) ? path + name : within, FieldFault.UNKNOWN_FIELD, expected));
        skipValue();
    }

    /** @return always empty; the value on which the parser stands is skipped */
    <T> Optional<T> wrongType(String field, String expected) throws IOException {
        faults.add(FieldFault.wrongType(field, expected));
        skipValue();
        return Optional.empty();
    }

    /** Skips, yet looks at every string: a NUL is refused wherever it hides. */
    void skipValue() throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (token != null) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                name();
            } else if (token == JsonToken.VALUE_STRING) {
                text();
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private static String clean(String text) throws ReportReader.NulInText {
        if (text.indexOf('\0') >= 0) {
            throw new ReportReader.NulInText();
        }
        return text;
    }
}
