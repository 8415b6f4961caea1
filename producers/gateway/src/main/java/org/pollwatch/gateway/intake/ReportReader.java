package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * Reads a report from JSON, strictly: no duplicate key, no NUL in a string, nothing after the object. Straight from the
 * bytes into the domain, with no tree between. Stateless; safe for use by several threads.
 */
public final class ReportReader {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String ONE_OBJECT = "one JSON object in UTF-8, with nothing after it";

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(40)
                    .maxNameLength(256)
                    .maxStringLength(10_000)
                    .build())
            .build();

    /** @return whether the text is a UUID in lower case */
    public static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    /** @param bytes hold the JSON from {@code from} up to, not including, {@code to} */
    public ReadReport read(byte[] bytes, int from, int to) {
        if (isOtherUnicode(bytes, from, to)) {
            return new ReadReport.Malformed(ONE_OBJECT);
        }
        try (JsonParser parser = json.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new ReadReport.Malformed(ONE_OBJECT);
            }
            ReportFields fields = new ReportFields(parser);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                fields.readField();
            }
            if (parser.nextToken() != null) {
                return new ReadReport.Malformed(ONE_OBJECT);
            }
            return fields.result();
        } catch (NulInText e) {
            return new ReadReport.Malformed("text without NUL characters");
        } catch (JsonProcessingException e) {
            return new ReadReport.Malformed(expectation(e));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory are always readable", e);
        }
    }

    /**
     * The parser would take it for UTF-16 or UTF-32 by itself: a zero byte among the first four, or a byte order mark of those.
     * UTF-8 has neither where an object begins (RFC 8259, 8.1).
     */
    private static boolean isOtherUnicode(byte[] bytes, int from, int to) {
        for (int i = from; i < Math.min(to, from + 4); i++) {
            if (bytes[i] == 0 || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
                return true;
            }
        }
        return false;
    }

    /** Jackson's own message would repeat what was sent. */
    private static String expectation(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException) {
            return "at most 8 levels, names of 256 characters and texts of 10,000 characters";
        }
        String message = fault.getOriginalMessage();
        return message != null && message.startsWith("Duplicate field") ? "each key once" : ONE_OBJECT;
    }

    /** A NUL in a string: legal in JSON, an attack anywhere behind it. */
    static final class NulInText extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        NulInText() {
            super("NUL in a string");
        }
    }
}
