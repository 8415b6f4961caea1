package org.pollwatch.headquarters.entry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.ReviewAction;

/** Reads a decision about one report: {@code {"reportId":"…","action":"quarantine","reason":"…","by":"…"}}. */
public final class ReviewEntry {
    private static final Map<String, ReviewAction> ACTIONS = Map.of(
            "quarantine", ReviewAction.QUARANTINE,
            "release", ReviewAction.RELEASE,
            "verify", ReviewAction.VERIFY);
    private static final Set<String> FIELDS = Set.of("reportId", "action", "revision", "reason", "by");
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_BY = 100;

    private ReviewEntry() {}

    /**
     * @param signature the account that decides; {@code by} counts only where there is none
     * @param at when it is decided
     * @throws EntryRefused naming every field at fault
     */
    public static Review read(String text, Optional<String> signature, Instant at) {
        EntryObject body = new EntryObject(text, FIELDS);
        String reportId = body.uuid("reportId", "a report's id, a UUID");
        ReviewAction action = ACTIONS.get(body.word("action"));
        if (action == null) {
            body.fault("action", "quarantine, release or verify");
        }
        Long revision = null;
        if (action == ReviewAction.VERIFY) {
            revision = body.count("revision", "the revision that was checked, a whole number from 1");
        } else if (body.has("revision")) {
            body.fault("revision", "of verify only");
        }
        String reason = body.line("reason", "why", LONGEST_REASON);
        String by = signature.orElseGet(() -> body.line("by", "who decides", LONGEST_BY));
        body.check();
        return new Review(reportId, action, null, reason, by, at, revision);
    }
}
