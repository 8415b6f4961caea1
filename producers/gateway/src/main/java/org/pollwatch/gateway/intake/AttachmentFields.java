package org.pollwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Fault.Code;

/**
 * The name of a note or picture while it is being read: {@code sha256}, {@code bytes} and {@code encrypted}, which must be
 * true. Until its end an object may also be the votes of a contest, so what is no whole number is told apart here.
 */
final class AttachmentFields {
    private final FieldParser parser;
    private final String field;
    private Optional<String> sha256 = Optional.empty();
    private Optional<Boolean> encrypted = Optional.empty();

    AttachmentFields(FieldParser parser, String field) {
        this.parser = parser;
        this.field = field;
    }

    /** @return whether the value was read here; no contestant's votes are a text or a truth */
    boolean takes(String name, JsonToken value) throws IOException {
        if (name.equals("sha256") && value == JsonToken.VALUE_STRING) {
            sha256 = Optional.of(parser.text());
            return true;
        }
        if (name.equals("encrypted") && (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE)) {
            encrypted = Optional.of(value == JsonToken.VALUE_TRUE);
            return true;
        }
        return false;
    }

    boolean isMeant() {
        return sha256.isPresent() || encrypted.isPresent();
    }

    /**
     * @param numbers what else the object has
     * @return empty, with faults named, where it is not as it should be
     */
    Optional<Answer> answer(SortedMap<String, Long> numbers) {
        if (sha256.isEmpty()) {
            parser.missing(field + ".sha256", "64 hexadecimal digits in lower case");
        }
        if (!numbers.containsKey("bytes")) {
            parser.missing(field + ".bytes", "the length of the encrypted attachment");
        }
        if (!Set.of("bytes").containsAll(numbers.keySet())) {
            parser.fault(field, Code.UNKNOWN_ANSWER, "only sha256, bytes and encrypted");
            return Optional.empty();
        }
        if (!encrypted.orElse(false)) {
            parser.fault(field + ".encrypted", Code.UNKNOWN_ANSWER, "true: nothing is taken in clear");
            return Optional.empty();
        }
        return sha256.flatMap(
                hash -> Optional.ofNullable(numbers.get("bytes")).map(bytes -> new Answer.Attachment(hash, bytes)));
    }
}
