package org.pollwatch.headquarters.board;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.AreaTree;

/**
 * Whose the records of one kind are.
 *
 * @param owner whether a record is within a scope
 * @param id the field of a record's JSON that names it, for records that can move to another area; empty where none can
 * @param <V> what stands on the sheet
 */
public record Ownership<V>(Owner<V> owner, Optional<String> id) {

    /** Tells whether a record is within a scope. */
    public interface Owner<V> extends Function<AreaTree, BiPredicate<Scope, V>> {}

    /** Records of one area for good. */
    public static <V> Ownership<V> byArea(Function<V, String> area) {
        return new Ownership<>(tree -> (scope, value) -> scope.covers(tree, area.apply(value)), Optional.empty());
    }

    /**
     * Records that carry their areas, and may be moved to another by a correction.
     *
     * @param id the field of a record's JSON that names it
     */
    public static <V> Ownership<V> byPath(Function<V, List<String>> path, String id) {
        return new Ownership<>(tree -> (scope, value) -> scope.coversPath(path.apply(value)), Optional.of(id));
    }

    /** Records about the mission as a whole: nobody's who has some areas. */
    public static <V> Ownership<V> wholeMission() {
        return new Ownership<>(tree -> (scope, value) -> scope.wholeMission(), Optional.empty());
    }

    public Predicate<V> within(Scope scope, AreaTree tree) {
        BiPredicate<Scope, V> covers = owner.apply(tree);
        return value -> covers.test(scope, value);
    }

    /** @return what is told of a record that was the watcher's and is no more: its name, and that it is gone */
    Optional<Buffer> goodbye(String key) {
        return id.map(field -> Buffer.buffer("{\"" + field + "\":" + Json.encode(key) + ",\"removed\":true}"));
    }
}
