package org.pollwatch.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.topology.avro.TeamEntry;

/**
 * Which teams report from where, and when each part of the tree was last heard from. Distinct teams are counted by how many
 * effective reports each has there; the time last heard only ever grows, whatever is withdrawn. Stored is what hangs on
 * an area directly, as with {@link AreaTallies}.
 */
final class AreaTeams {
    private static final long NEVER = Long.MIN_VALUE;

    private final KeyValueStore<String, TeamEntry> store;
    private final Map<String, TeamEntry> entries = new HashMap<>();
    private final Map<String, Map<String, Crew>> crews = new HashMap<>();
    private final Map<String, Map<String, Long>> reports = new HashMap<>();
    private final SortedMap<String, Instant> teamsHeard = new TreeMap<>();

    AreaTeams(KeyValueStore<String, TeamEntry> store) {
        this.store = store;
        try (KeyValueIterator<String, TeamEntry> all = store.all()) {
            all.forEachRemaining(entry -> {
                String[] key = entry.key.split("\\|", -1);
                entries.put(entry.key, entry.value);
                spread(key[1], key[2], entry.value);
            });
        }
    }

    /** The teams of one area and form. */
    private static final class Crew {
        private final Map<String, Long> reports = new HashMap<>();
        private long heardAt = NEVER;
    }

    /** @param change what is new: its reports are to be added, its times are later or are not */
    void add(String form, String team, TeamEntry change) {
        String key = change.getPath().get(0) + "|" + form + "|" + team;
        TeamEntry after = entries.merge(key, change, AreaTeams::plus);
        store.put(key, after);
        spread(form, team, change);
    }

    private static TeamEntry plus(TeamEntry before, TeamEntry change) {
        return new TeamEntry(
                before.getPath(),
                before.getReports() + change.getReports(),
                later(before.getHeardAt(), change.getHeardAt()));
    }

    private static Long later(Long a, Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a >= b ? a : b;
    }

    private void spread(String form, String team, TeamEntry change) {
        long amount = change.getReports();
        for (String area : change.getPath()) {
            Crew crew = crews.computeIfAbsent(area, it -> new HashMap<>()).computeIfAbsent(form, it -> new Crew());
            count(crew.reports, team, amount);
            if (change.getHeardAt() != null) {
                crew.heardAt = Math.max(crew.heardAt, change.getHeardAt());
            }
        }
        count(reports.computeIfAbsent(form, it -> new HashMap<>()), team, amount);
        if (change.getHeardAt() != null) {
            Instant at = Instant.ofEpochMilli(change.getHeardAt());
            teamsHeard.merge(team, at, (a, b) -> a.isBefore(b) ? b : a);
        }
    }

    private static void count(Map<String, Long> reports, String team, long amount) {
        if (amount != 0) {
            reports.merge(team, amount, Long::sum);
            reports.remove(team, 0L);
        }
    }

    /** @return distinct teams with an effective report */
    long distinct(String area, String form) {
        return find(area, form).map(it -> it.reports.size()).orElse(0);
    }

    /** @return the effective reports of a form that belong to the team */
    long reports(String team, String form) {
        return reports.getOrDefault(form, Map.of()).getOrDefault(team, 0L);
    }

    /** @return the highest receivedAt of what was accepted from the area, of any form; empty before the first */
    Optional<Instant> heard(String area) {
        return latest(crews.getOrDefault(area, Map.of()).values());
    }

    Optional<Instant> heard(String area, String form) {
        return find(area, form).flatMap(it -> latest(List.of(it)));
    }

    private Optional<Crew> find(String area, String form) {
        return Optional.ofNullable(crews.getOrDefault(area, Map.of()).get(form));
    }

    private static Optional<Instant> latest(Collection<Crew> crews) {
        return crews.stream()
                .map(it -> it.heardAt)
                .filter(it -> it != NEVER)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /** @return the highest receivedAt of each team's own accepted submissions */
    SortedMap<String, Instant> heard() {
        return java.util.Collections.unmodifiableSortedMap(teamsHeard);
    }
}
