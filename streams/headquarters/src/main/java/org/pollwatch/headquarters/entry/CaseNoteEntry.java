package org.pollwatch.headquarters.entry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Finding;

/**
 * Reads a step of the work on one finding: {@code {"action":"assign","assignee":"anna"}}, {@code {"action":"resolve",
 * "text":"…"}}. With a {@code noteId} of its own it may be sent again and counts once.
 */
public final class CaseNoteEntry {
    private static final Map<String, CaseAction> ACTIONS = Map.of(
            "comment", CaseAction.COMMENT,
            "assign", CaseAction.ASSIGN,
            "resolve", CaseAction.RESOLVE,
            "reopen", CaseAction.REOPEN);
    private static final Set<String> FIELDS = Set.of("noteId", "action", "assignee", "text", "by");
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_ACCOUNT = 100;

    private CaseNoteEntry() {}

    /**
     * @param account who does it; empty where everybody on this machine may do everything and the entry says who
     * @param seen offset in the findings topic of the finding as it is looked at
     * @param at when
     * @throws EntryRefused naming every field at fault
     */
    public static CaseNote read(String text, Finding finding, long seen, Optional<String> account, Instant at) {
        EntryObject body = new EntryObject(text, FIELDS);
        CaseAction action = ACTIONS.getOrDefault(body.word("action"), CaseAction.UNKNOWN);
        if (action == CaseAction.UNKNOWN) {
            body.fault("action", "comment, assign, resolve or reopen");
        }
        Optional<String> assignee = body.optionalLine("assignee", "an account, or null for nobody", LONGEST_ACCOUNT);
        if (assignee.isPresent() && action != CaseAction.ASSIGN) {
            body.fault("assignee", "of assign only");
        }
        boolean says = action != CaseAction.ASSIGN || body.has("text");
        String said = says ? body.line("text", "what there is to say, or why", LONGEST_TEXT) : "";
        String noteId = body.has("noteId")
                ? body.uuid("noteId", "a UUID")
                : UUID.randomUUID().toString();
        String by = Signature.read(body, account);
        body.check();
        return new CaseNote(
                finding.getId(), noteId, action, assignee.orElse(null), said, seen, finding.getAreaPath(), by, at);
    }
}
