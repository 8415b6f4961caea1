package org.pollwatch.contract.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;

/**
 * Cuts the definition topic into revisions. Pieces wait until the piece of kind MISSION of their revision, or of a later
 * one, has been read: it is written last, so that no half-written revision ever shows.
 */
final class RevisionSteps {
    private final TreeMap<Long, List<Definition>> waiting = new TreeMap<>();
    private long revision;

    /** A revision that has become complete, and the pieces in which it differs from the one before. */
    record Step(long revision, List<Definition> changes) {}

    /** @return the revision that the piece completes; empty for all other pieces */
    Optional<Step> add(Definition piece) {
        long reached = piece.getRevision();
        if (reached <= revision) {
            return Optional.empty();
        }
        waiting.computeIfAbsent(reached, it -> new ArrayList<>()).add(piece);
        if (piece.getKind() != DefinitionKind.MISSION) {
            return Optional.empty();
        }
        Map<Long, List<Definition>> ready = waiting.headMap(reached, true);
        List<Definition> changes = ready.values().stream().flatMap(List::stream).toList();
        ready.clear();
        revision = reached;
        return Optional.of(new Step(reached, changes));
    }

    /** @return the last complete revision; 0 if there is none */
    long revision() {
        return revision;
    }

    /** @return the highest revision of any piece, also of one whose publisher died before it was complete */
    long highestRevision() {
        return waiting.isEmpty() ? revision : waiting.lastKey();
    }

    /** @return the pieces that still wait, the oldest revision first */
    List<Definition> unfinished() {
        return waiting.values().stream().flatMap(List::stream).toList();
    }
}
