package org.pollwatch.headquarters.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.pollwatch.headquarters.board.CaseFile.CaseState;

/**
 * Which findings somebody wants by the work on them. Every part that is empty takes all; a finding that nobody has touched
 * is open and nobody's.
 *
 * @param files the work on a finding, by its id
 * @param assignee an account, or {@link #NOBODY}
 */
public record CaseFilter(
        Function<String, Optional<CaseFile>> files, Optional<CaseState> state, Optional<String> assignee) {
    /** What is asked for in place of an account where nobody was assigned. */
    public static final String NOBODY = "-";

    /** Takes every finding. */
    public static final CaseFilter ALL = new CaseFilter(id -> Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws UnknownName if there is no such state */
    public static CaseFilter of(CaseBoard board, Optional<String> state, Optional<String> assignee) {
        return new CaseFilter(board::of, state.map(CaseFilter::state), assignee);
    }

    private static CaseState state(String word) {
        return Arrays.stream(CaseState.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UnknownName("casework", "open, resolved or reopened"));
    }

    boolean takes(String findingId) {
        if (state.isEmpty() && assignee.isEmpty()) {
            return true;
        }
        Optional<CaseFile> file = files.apply(findingId);
        CaseState stands = file.map(CaseFile::state).orElse(CaseState.OPEN);
        String whose = file.flatMap(CaseFile::assignee).orElse(NOBODY);
        return state.map(it -> it == stands).orElse(true)
                && assignee.map(whose::equals).orElse(true);
    }
}
