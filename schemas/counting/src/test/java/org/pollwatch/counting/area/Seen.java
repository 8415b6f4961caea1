package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.area.AreaCounts.Count;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Mission;

/** What a case says was seen; nothing else was. */
final class Seen implements AreaView {
    static final String MORNING = "2022-11-20T09";
    static final String NOON = "2022-11-20T12";
    static final Instant RECEIVED = Instant.parse("2022-11-20T06:00:00Z");

    private final Map<String, Received> received = new HashMap<>();
    private final Map<String, AreaCounts> counts = new HashMap<>();
    private final SortedMap<String, SortedSet<String>> hours = new TreeMap<>();
    private final Map<String, Instant> heard = new HashMap<>();
    private final SortedMap<String, Instant> teams = new TreeMap<>();
    private final Map<String, Long> byTeam = new HashMap<>();
    private final List<Announced> announced = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private Optional<Instant> clock = Optional.empty();

    Seen clock(String instant) {
        this.clock = Optional.of(Instant.parse(instant));
        return this;
    }

    Seen received(String area, String form, long reports) {
        return received(area, form, reports, 0);
    }

    Seen received(String area, String form, long reports, long conflicts) {
        received.put(area + "|" + form, new Received(reports, reports, 1, conflicts, Optional.of(RECEIVED), RECEIVED));
        return this;
    }

    Seen heard(String area, String instant) {
        heard.put(area, Instant.parse(instant));
        return this;
    }

    Seen team(String code, String instant) {
        teams.put(code, Instant.parse(instant));
        return this;
    }

    Seen receivedFrom(String team, String form, long reports) {
        byTeam.put(team + "|" + form, reports);
        return this;
    }

    /** Adds to the hour and to the whole. */
    Seen counts(String area, String form, String hour, String indicator, Count count) {
        AreaCounts one = new AreaCounts(Map.of(indicator, count), RECEIVED);
        counts.merge(area + "|" + form, one, AreaCounts::plus);
        counts.merge(area + "|" + form + "|" + hour, one, AreaCounts::plus);
        hours.computeIfAbsent(form, it -> new TreeSet<>()).add(hour);
        return this;
    }

    Seen flagged(String area, String hour, String indicator, long flagged, long applicable) {
        return counts(area, "voting", hour, indicator, new Count(flagged, applicable, 0, 0));
    }

    Seen announced(Announced figure) {
        announced.add(figure);
        return this;
    }

    Seen suspect(Suspect tally) {
        suspects.add(tally);
        return this;
    }

    @Override
    public Received received(String area, String form) {
        return received.getOrDefault(area + "|" + form, Received.NOTHING);
    }

    @Override
    public AreaCounts counts(String area, String form) {
        return counts.getOrDefault(area + "|" + form, AreaCounts.NONE);
    }

    @Override
    public AreaCounts counts(String area, String form, String hour) {
        return counts(area, form + "|" + hour);
    }

    @Override
    public SortedSet<String> hours(String form) {
        return hours.getOrDefault(form, Collections.emptySortedSet());
    }

    @Override
    public Optional<Instant> lastHeard(String area) {
        return Optional.ofNullable(heard.get(area));
    }

    @Override
    public SortedMap<String, Instant> teams() {
        return teams;
    }

    @Override
    public long receivedFrom(String team, String form) {
        return byTeam.getOrDefault(team + "|" + form, 0L);
    }

    @Override
    public List<Announced> announced(String series) {
        return announced.stream().filter(it -> it.series().equals(series)).toList();
    }

    @Override
    public Collection<Suspect> suspects() {
        return suspects;
    }

    @Override
    public Optional<Instant> clock() {
        return clock;
    }

    List<Finding> findings(Mission mission) {
        return new AreaFindings(mission, PlanIndex.of(mission)).of(this);
    }
}
