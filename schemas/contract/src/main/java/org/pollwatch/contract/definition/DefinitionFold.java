package org.pollwatch.contract.definition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;

/** What the definition topic holds, folded to its end. */
final class DefinitionFold {
    private final RevisionSteps steps = new RevisionSteps();
    private final Map<Key, Definition> complete = new LinkedHashMap<>();
    private final Map<Key, Definition> formsEver = new LinkedHashMap<>();

    /** What a piece is about, whatever its revision. */
    record Key(DefinitionKind kind, String id) {
        static Key of(Definition piece) {
            return new Key(piece.getKind(), piece.getId());
        }
    }

    void add(Definition piece) {
        steps.add(piece).ifPresent(step -> {
            apply(step.changes(), complete);
            step.changes().stream()
                    .filter(it -> it.getKind() == DefinitionKind.FORM && !it.getRemoved())
                    .forEach(it -> formsEver.put(Key.of(it), it));
        });
    }

    private static void apply(List<Definition> changes, Map<Key, Definition> pieces) {
        for (Definition piece : changes) {
            if (piece.getRemoved()) {
                pieces.remove(Key.of(piece));
            } else {
                pieces.put(Key.of(piece), piece);
            }
        }
    }

    /** @return the last complete revision; 0 if there is none */
    long revision() {
        return steps.revision();
    }

    /** @return the highest revision of any piece, also of one whose publisher died before it was complete */
    long highestRevision() {
        return steps.highestRevision();
    }

    /** @return what belongs to the definition at the last complete revision */
    Collection<Definition> pieces() {
        return complete.values();
    }

    /** @return what would belong to the definition if the next revision brought nothing but its mission piece */
    Map<Key, Definition> piecesWithUnfinished() {
        Map<Key, Definition> all = new LinkedHashMap<>(complete);
        apply(steps.unfinished(), all);
        return all;
    }

    /** @return every form version that ever belonged to the definition, as it last stood */
    Collection<Definition> formsEver() {
        return formsEver.values();
    }
}
