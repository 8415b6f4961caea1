package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The fields of one entry, an object, and every fault of them so far; a fault never repeats what was sent. */
final class EntryObject {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final JsonNode body;
    private final List<FieldFault> faults = new ArrayList<>();

    /**
     * @param fields that there may be
     * @throws EntryRefused if the text is no JSON object
     */
    EntryObject(String text, Set<String> fields) {
        this(text);
        body.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                fault("body", String.join(", ", new TreeSet<>(fields)) + ", and no other field");
            }
        });
    }

    /** Of an object with whatever fields. */
    EntryObject(String text) {
        this.body = EntryBody.json(text);
        if (!body.isObject()) {
            throw EntryRefused.of("body", "an object");
        }
    }

    Set<Map.Entry<String, JsonNode>> properties() {
        return body.properties();
    }

    void fault(String field, String expected) {
        FieldFault fault = new FieldFault(field, expected);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** @throws EntryRefused naming every field at fault, if there is one */
    void check() {
        if (!faults.isEmpty()) {
            throw new EntryRefused(faults);
        }
    }

    /** @return what stands there; a missing node where nothing does */
    JsonNode node(String name) {
        return body.path(name);
    }

    /** @return whether something other than null stands there */
    boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** @return the word, or an empty one */
    String word(String name) {
        return node(name).isTextual() ? node(name).textValue() : "";
    }

    /** @return a UUID in lower case */
    String uuid(String name, String expected) {
        String id = word(name).toLowerCase(Locale.ROOT);
        if (!UUID.matcher(id).matches()) {
            fault(name, expected);
        }
        return id;
    }

    /** @return 1 to {@code longest} characters without control characters, stripped */
    String line(String name, String what, int longest) {
        String text = word(name).strip();
        if (!isLine(text, longest)) {
            fault(name, what + ", in 1 to " + longest + " characters");
        }
        return text;
    }

    /** @return as {@link #line}; empty where the field is absent or null */
    Optional<String> optionalLine(String name, String what, int longest) {
        return has(name) ? Optional.of(line(name, what, longest)) : Optional.empty();
    }

    /** @return a whole number from 1 */
    long count(String name, String expected) {
        JsonNode node = node(name);
        boolean fits = node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 1;
        if (!fits) {
            fault(name, expected);
        }
        return fits ? node.longValue() : 0;
    }

    private static boolean isLine(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }
}
