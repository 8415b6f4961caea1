package org.pollwatch.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.Counters;
import org.pollwatch.topology.avro.DeltaPart;

/**
 * The tallies of all areas, at every level. What is stored, for each delta, is only what hangs on an area directly; the sums
 * above it are kept in memory, and are made again from the store.
 */
final class AreaTallies {
    private final KeyValueStore<String, OwnTally> store;
    private final Map<AreaKey, LiveTally> tallies = new HashMap<>();
    private final Map<AreaKey, Branch> branches = new HashMap<>();
    private final Map<String, Set<LiveTally>> hoursOfForms = new HashMap<>();
    private long asOf = Long.MIN_VALUE;

    AreaTallies(KeyValueStore<String, OwnTally> store) {
        this.store = store;
        try (KeyValueIterator<String, OwnTally> all = store.all()) {
            all.forEachRemaining(entry -> restore(AreaKey.parse(entry.key), entry.value));
        }
    }

    private void restore(AreaKey key, OwnTally stored) {
        Branch branch = branch(key, stored.path());
        branch.targets().forEach(it -> it.add(stored.tally()));
        asOf = Math.max(asOf, stored.tally().asOf());
    }

    /** An area with its own tally and the sums that it goes into; without areas below it, its own is its sum. */
    private static final class Branch {
        private final String key;
        private final List<String> path;
        private final List<LiveTally> sums;
        private LiveTally own;

        Branch(String key, List<String> path, List<LiveTally> sums, LiveTally own) {
            this.key = key;
            this.path = path;
            this.sums = sums;
            this.own = own;
        }

        private boolean isItsSum() {
            return own == sums.get(0);
        }

        List<LiveTally> targets() {
            if (isItsSum()) {
                return sums;
            }
            List<LiveTally> all = new ArrayList<>(sums);
            all.add(own);
            return all;
        }
    }

    /** @return the sums that have changed, the area's own first, the country's last */
    List<LiveTally> add(DeltaPart part, Counters delta, long receivedAt) {
        AreaKey key = new AreaKey(part.getPath().get(0), part.getForm(), Optional.ofNullable(part.getHour()));
        Branch branch = branch(key, part.getPath());
        branch.targets().forEach(it -> it.add(delta, receivedAt));
        asOf = Math.max(asOf, receivedAt);
        store.put(branch.key, new OwnTally(branch.path, branch.own.now()));
        return branch.sums;
    }

    private Branch branch(AreaKey key, List<String> path) {
        Branch branch = branches.get(key);
        return branch == null ? grow(key, List.copyOf(path)) : branch;
    }

    private Branch grow(AreaKey key, List<String> path) {
        boolean isNew = !tallies.containsKey(key);
        List<LiveTally> sums = new ArrayList<>(path.size());
        for (String area : path) {
            AreaKey level = new AreaKey(area, key.form(), key.hour());
            LiveTally sum = tallies.computeIfAbsent(level, LiveTally::new);
            Branch above = branches.get(level);
            if (above != null && above.isItsSum()) {
                above.own = sum.copy();
            }
            sums.add(sum);
        }
        if (key.hour().isPresent()) {
            hoursOfForms.computeIfAbsent(key.form(), it -> new HashSet<>()).add(sums.get(sums.size() - 1));
        }
        Branch branch = new Branch(key.text(), path, List.copyOf(sums), isNew ? sums.get(0) : new LiveTally(key));
        branches.put(key, branch);
        return branch;
    }

    /** @return the tally of an area with all below it; nothing counted where there is none */
    Optional<AreaTally> find(AreaKey key) {
        return Optional.ofNullable(tallies.get(key)).map(LiveTally::now);
    }

    /** @return the highest receivedAt folded anywhere, in milliseconds since 1970 */
    long asOf() {
        return asOf;
    }

    /** @return the hours in which an effective report of the form was observed, anywhere */
    SortedSet<String> hours(String form) {
        SortedSet<String> hours = new TreeSet<>();
        for (LiveTally top : hoursOfForms.getOrDefault(form, Set.of())) {
            if (top.now().get(CounterLayout.REPORTS) > 0) {
                hours.add(top.key().hour().orElseThrow());
            }
        }
        return hours;
    }

    Collection<LiveTally> all() {
        return tallies.values();
    }
}
