package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;

/** Reads a decision about one report: {@code {"reportId":"…","action":"quarantine","reason":"…","by":"…"}}. */
public final class ReviewEntry {
    private static final Pattern REPORT_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Map<String, ReviewAction> ACTIONS =
            Map.of("quarantine", ReviewAction.QUARANTINE, "release", ReviewAction.RELEASE);
    private static final Set<String> FIELDS = Set.of("reportId", "action", "reason", "by");
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_BY = 100;

    private final JsonNode body;
    private final List<FieldFault> faults = new ArrayList<>();

    private ReviewEntry(JsonNode body) {
        this.body = body;
    }

    /**
     * @param at when it is decided
     * @throws EntryRefused naming every field at fault
     */
    public static Review read(String text, Instant at) {
        JsonNode body = EntryBody.json(text);
        if (!body.isObject()) {
            throw EntryRefused.of("body", "an object");
        }
        return new ReviewEntry(body).read(at);
    }

    private Review read(Instant at) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                faults.add(new FieldFault("body", "reportId, action, reason and by, and no other field"));
            }
        });
        String reportId = word("reportId").toLowerCase(Locale.ROOT);
        check(REPORT_ID.matcher(reportId).matches(), "reportId", "a report's id, a UUID");
        ReviewAction action = ACTIONS.get(word("action"));
        check(action != null, "action", "quarantine or release");
        String reason = word("reason").strip();
        check(isShort(reason, LONGEST_REASON), "reason", "why, in 1 to " + LONGEST_REASON + " characters");
        String by = word("by").strip();
        check(isShort(by, LONGEST_BY), "by", "who decides, in 1 to " + LONGEST_BY + " characters");
        if (!faults.isEmpty()) {
            throw new EntryRefused(faults);
        }
        return new Review(reportId, action, null, reason, by, at);
    }

    private String word(String name) {
        return body.path(name).isTextual() ? body.path(name).textValue() : "";
    }

    private void check(boolean holds, String field, String expected) {
        if (!holds) {
            faults.add(new FieldFault(field, expected));
        }
    }

    private static boolean isShort(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }
}
