package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.PlaceTally;

/** Adds what the effective reports contribute, by area and form. Nothing is ever subtracted here. */
final class AreaSums {
    private final Set<String> areas;
    private final Map<Cell, Sum> sums = new HashMap<>();
    private final Map<Cell, PlaceSum> places = new HashMap<>();

    /** @param areas that are wanted; what is below them counts in them */
    AreaSums(Set<String> areas) {
        this.areas = areas;
    }

    /** @param subject an area's id, or a place's */
    record Cell(String subject, String form) {}

    /** One area and form. */
    private static final class Sum {
        private long[] vector = new long[0];
        private final Set<String> teams = new HashSet<>();

        void add(Counters counters) {
            vector = counters.addTo(vector);
        }
    }

    /** Of one place and form: what may count only once there. */
    private record PlaceSum(List<String> path, PlaceTally tally) {}

    void add(Contribution contribution, String team) {
        List<String> path = contribution.path().stream().filter(areas::contains).toList();
        for (String area : path) {
            Sum sum = sums.computeIfAbsent(new Cell(area, contribution.form()), cell -> new Sum());
            sum.add(contribution.counters());
            sum.teams.add(team);
        }
        if (!contribution.presence().isZero() || !contribution.readings().isEmpty()) {
            places.compute(
                    new Cell(contribution.subject(), contribution.form()),
                    (cell, before) -> before == null
                            ? new PlaceSum(path, PlaceTally.EMPTY.plus(contribution))
                            : new PlaceSum(before.path(), before.tally().plus(contribution)));
        }
    }

    /** To be called once, when all is added: distinct places and the latest readings. */
    void close() {
        for (Map.Entry<Cell, PlaceSum> place : places.entrySet()) {
            Counters figures = place.getValue().tally().figures();
            for (String area : place.getValue().path()) {
                sums.get(new Cell(area, place.getKey().form())).add(figures);
            }
        }
        places.clear();
    }

    /** @return the tally of an area; nothing where no report counted */
    AreaTally tally(String area, String form, long asOf) {
        Sum sum = sums.get(new Cell(area, form));
        return new AreaTally(sum == null ? new long[0] : sum.vector, asOf);
    }

    /** @return how many teams have an effective report */
    long teams(String area, String form) {
        Sum sum = sums.get(new Cell(area, form));
        return sum == null ? 0 : sum.teams.size();
    }

    /** @return the forms of which a report counts in an area */
    List<String> forms(String area) {
        List<String> forms = new ArrayList<>();
        sums.keySet().stream()
                .filter(it -> it.subject().equals(area))
                .map(Cell::form)
                .sorted()
                .forEach(forms::add);
        return forms;
    }
}
