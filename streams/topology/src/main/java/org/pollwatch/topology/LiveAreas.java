package org.pollwatch.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.area.Announced;
import org.pollwatch.counting.area.AreaCounts;
import org.pollwatch.counting.area.AreaView;
import org.pollwatch.counting.area.Received;
import org.pollwatch.counting.area.Suspect;
import org.pollwatch.topology.Rulebook.Rules;

/** What the area task knows, by the newest definition: for coverage and the cross-checks above places. */
record LiveAreas(
        Rules rules,
        AreaTallies tallies,
        AreaTeams crews,
        AreaSeries series,
        LogClock time,
        Collection<Suspect> suspects)
        implements AreaView {

    @Override
    public Received received(String area, String form) {
        Optional<Instant> heard = crews.heard(area, form);
        AreaTally tally = tallies.find(AreaKey.of(area, form)).orElseGet(AreaTally::empty);
        Instant counted = Instant.ofEpochMilli(Math.max(0, tally.asOf()));
        return new Received(
                tally.get(CounterLayout.REPORTS),
                tally.get(CounterLayout.PLACES),
                crews.distinct(area, form),
                tally.get(CounterLayout.CONFLICTS),
                heard,
                heard.filter(counted::isBefore).orElse(counted));
    }

    @Override
    public AreaCounts counts(String area, String form) {
        return counts(AreaKey.of(area, form));
    }

    @Override
    public AreaCounts counts(String area, String form, String hour) {
        return counts(new AreaKey(area, form, Optional.of(hour)));
    }

    private AreaCounts counts(AreaKey key) {
        if (!rules.layouts().knows(key.form())) {
            return AreaCounts.NONE;
        }
        return tallies.find(key)
                .map(it -> AreaCounts.of(rules.rateSheet().of(key.area(), key.form(), key.hour(), it)))
                .orElse(AreaCounts.NONE);
    }

    @Override
    public SortedSet<String> hours(String form) {
        return tallies.hours(form);
    }

    @Override
    public Optional<Instant> lastHeard(String area) {
        return crews.heard(area);
    }

    @Override
    public SortedMap<String, Instant> teams() {
        return crews.heard();
    }

    @Override
    public long receivedFrom(String team, String form) {
        return crews.reports(team, form);
    }

    @Override
    public List<Announced> announced(String name) {
        return series.of(name);
    }

    @Override
    public Optional<Instant> clock() {
        return time.now();
    }

    /** @return the highest receivedAt folded */
    Instant receivedUpTo() {
        return Instant.ofEpochMilli(Math.max(0, tallies.asOf()));
    }

    /** @return up to where the log is folded: the highest receivedAt or clock tick */
    Instant asOf() {
        Instant received = receivedUpTo();
        return time.now().filter(received::isBefore).orElse(received);
    }
}
