package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads what is said of a statement: {@code {"title":"…"}} to freeze one, {@code {"reason":"…"}} to take one back. */
public final class StatementEntry {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 500;

    private StatementEntry() {}

    /** @throws EntryRefused if there is none, or another field */
    public static String title(String body) {
        return read(body, "title", LONGEST_TITLE);
    }

    /** @throws EntryRefused if there is none, or another field */
    public static String reason(String body) {
        return read(body, "reason", LONGEST_REASON);
    }

    private static String read(String body, String field, int longest) {
        JsonNode json = EntryBody.json(Optional.ofNullable(body).orElse(""));
        if (!json.isObject() || json.size() != 1 || !json.path(field).isTextual()) {
            throw EntryRefused.of("body", "an object with " + field + " and no other field");
        }
        String text = json.path(field).textValue().strip();
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw EntryRefused.of(field, "1 to " + longest + " characters on one line");
        }
        return text;
    }
}
