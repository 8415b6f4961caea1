package org.pollwatch.headquarters.board;

import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.AreaTree;

/**
 * One part as the watchers of one scope see it. Remembers the keys that it has shown, so that a record which a correction
 * moved out of the scope is taken back there. Confined to one event loop.
 *
 * @param <V> what stands on the sheet
 */
public final class Seen<V> {
    private final Shown<V> shown;
    private final Predicate<V> own;
    private final boolean everything;
    private final Set<String> told = new HashSet<>();

    private Seen(Shown<V> shown, Scope scope, AreaTree tree, Optional<Predicate<V>> lookedAt) {
        this.shown = shown;
        this.everything = scope.wholeMission() && lookedAt.isEmpty();
        Predicate<V> covered = shown.ownership().within(scope, tree);
        this.own = lookedAt.map(covered::and).orElse(covered);
        if (!everything && shown.ownership().id().isPresent()) {
            shown.sheet().all().forEach(this::isOwn);
        }
    }

    public static <V> Seen<V> by(Scope scope, AreaTree tree, Shown<V> shown) {
        return new Seen<>(shown, scope, tree, Optional.empty());
    }

    /** As {@link #by(Scope, AreaTree, Shown)}, for watchers who look at some areas only: figures of areas, never moved. */
    public static <V> Seen<V> by(Scope scope, AreaTree tree, Shown<V> shown, Around around, Function<V, String> area) {
        Predicate<String> lookedAt = around.in(tree);
        return new Seen<>(
                shown,
                scope,
                tree,
                around.equals(Around.EVERYTHING)
                        ? Optional.empty()
                        : Optional.of(value -> lookedAt.test(area.apply(value))));
    }

    public Shown<V> shown() {
        return shown;
    }

    /** @return whether the record is within the scope, and looked at */
    public boolean isOwn(BoardEntry<V> entry) {
        if (everything) {
            return true;
        }
        boolean isOwn = own.test(entry.value());
        if (isOwn && shown.ownership().id().isPresent()) {
            told.add(entry.key());
        }
        return isOwn;
    }

    /** @return what is told of the record now; empty if it is none of the scope's, and never was */
    public Optional<Buffer> text(BoardEntry<V> entry) {
        if (isOwn(entry)) {
            return Optional.of(shown.json().of(entry));
        }
        return told.contains(entry.key()) ? shown.ownership().goodbye(entry.key()) : Optional.empty();
    }
}
