package org.pollwatch.headquarters.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;

/**
 * What headquarters has done about one finding, folded from its trail in the order of the log. It says nothing of whether
 * the finding stands: a correction clears that by itself.
 *
 * @param areaPath the finding's, as its last note had it
 * @param assignee whose it is to look at; empty for nobody's
 * @param resolvedAt offset in the findings topic of what was resolved; empty unless the state is {@link CaseState#RESOLVED}
 * @param notes the oldest first, each once; never empty
 */
public record CaseFile(
        String findingId,
        List<String> areaPath,
        CaseState state,
        Optional<String> assignee,
        OptionalLong resolvedAt,
        List<CaseNote> notes) {

    /** How headquarters' work on a finding stands. */
    public enum CaseState {
        /** to be looked at */
        OPEN,
        /** looked at and settled as it stood then */
        RESOLVED,
        /** settled once, and to be looked at again */
        REOPENED;

        /** @return its name in parameters, JSON and tables */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static CaseFile of(CaseNote first) {
        return new CaseFile(
                        first.getFindingId(),
                        first.getAreaPath(),
                        CaseState.OPEN,
                        Optional.empty(),
                        OptionalLong.empty(),
                        List.of())
                .with(first);
    }

    /** @return the same after the next note of the log; unchanged by one that is known, or that this version cannot tell */
    CaseFile with(CaseNote note) {
        if ((note.getAction() == CaseAction.UNKNOWN && !notes.isEmpty()) || knows(note.getNoteId())) {
            return this;
        }
        List<CaseNote> more = new ArrayList<>(notes);
        more.add(note);
        CaseState next = state;
        Optional<String> whose = assignee;
        OptionalLong settled = resolvedAt;
        switch (note.getAction()) {
            case ASSIGN -> whose = Optional.ofNullable(note.getAssignee());
            case RESOLVE -> {
                next = CaseState.RESOLVED;
                settled = OptionalLong.of(note.getSeen());
            }
            case REOPEN -> {
                next = state == CaseState.RESOLVED ? CaseState.REOPENED : state;
                settled = OptionalLong.empty();
            }
            case COMMENT, UNKNOWN -> {}
        }
        return new CaseFile(findingId, note.getAreaPath(), next, whose, settled, List.copyOf(more));
    }

    private boolean knows(String noteId) {
        return notes.stream().anyMatch(it -> it.getNoteId().equals(noteId));
    }

    /** @return what was done last */
    public CaseNote last() {
        return notes.get(notes.size() - 1);
    }
}
