package org.pollwatch.mission;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on the ballot: contests and who stands in them, in the order of the mission's files. */
public final class Ballot {
    /** A mission that asks for no results. */
    public static final Ballot NONE = new Ballot(List.of(), List.of());

    private final Map<String, Contest> contests;
    private final List<Contestant> contestants;

    public Ballot(Collection<Contest> contests, Collection<Contestant> contestants) {
        Map<String, Contest> byId = new LinkedHashMap<>();
        contests.forEach(contest -> byId.put(contest.id(), contest));
        this.contests = Collections.unmodifiableMap(byId);
        this.contestants = List.copyOf(contestants);
    }

    public Collection<Contest> contests() {
        return contests.values();
    }

    public Optional<Contest> contest(String id) {
        return Optional.ofNullable(contests.get(id));
    }

    /** @return everyone who stands in a contest, anywhere */
    public List<Contestant> contestants(String contest) {
        return contestants.stream().filter(it -> it.contest().equals(contest)).toList();
    }

    /** @param areaPath the areas of a place up to the country; a contestant of another area is not on its ballot */
    public List<Contestant> contestants(String contest, List<String> areaPath) {
        return contestants(contest).stream()
                .filter(it -> it.area().map(areaPath::contains).orElse(true))
                .toList();
    }
}
