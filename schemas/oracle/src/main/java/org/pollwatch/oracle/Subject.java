package org.pollwatch.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/**
 * A place or area, and everything that is said about it.
 *
 * @param own reports about it, the earliest observation first
 * @param rows what reports of other forms say of it in their tables, the earliest observation first
 */
record Subject(String id, List<Fact> own, List<Row> rows) {
    static final Comparator<Fact> BY_OBSERVATION =
            Comparator.comparing(Fact::observedAt).thenComparing(Fact::id);

    /** One line of a table. */
    record Row(Fact fact, String question, ProtocolRow line) {}

    /** @return every place and area that is spoken of */
    static List<Subject> of(List<Counted> reports) {
        Map<String, Subject> byId = new TreeMap<>();
        reports.stream().map(Fact::of).sorted(BY_OBSERVATION).forEach(fact -> {
            if (isLookedAt(fact)) {
                at(byId, fact.subject()).own().add(fact);
            }
            fact.answers().forEach((question, answer) -> {
                if (answer instanceof Answer.Protocols table) {
                    table.rows().forEach(row -> at(byId, row.place()).rows().add(new Row(fact, question, row)));
                }
            });
        });
        return List.copyOf(byId.values());
    }

    private static Subject at(Map<String, Subject> byId, String id) {
        return byId.computeIfAbsent(id, it -> new Subject(it, new ArrayList<>(), new ArrayList<>()));
    }

    /** Of a form that no check looks at, nothing is kept but a wrong clock. */
    private static boolean isLookedAt(Fact fact) {
        return fact.report().hour().equals("unknown")
                || Fact.isNamed(fact.report().mission(), fact.form());
    }

    /** @return the newest definition that anything said about it counts by */
    Mission mission() {
        List<Counted> all = new ArrayList<>();
        own.forEach(it -> all.add(it.report()));
        rows.forEach(it -> all.add(it.fact().report()));
        return all.stream()
                .map(Counted::mission)
                .max(Comparator.comparing(Mission::revision))
                .orElseThrow();
    }

    List<Fact> of(String form) {
        return own.stream().filter(it -> it.form().equals(form)).toList();
    }

    /** @return the place as the newest definition has it; empty for a form about areas */
    Optional<Place> place(String form) {
        boolean isArea = mission().newest(form).orElseThrow().subject() == FormSubject.AREA;
        return isArea ? Optional.empty() : mission().place(id);
    }

    List<String> path() {
        return mission().areas().path(mission().place(id).map(Place::area).orElse(id));
    }

    /** @return the checks of the kind, each with its rule */
    <R extends Rule> Map<Check, R> checks(Class<R> kind) {
        Map<Check, R> all = new java.util.LinkedHashMap<>();
        mission().checks().stream()
                .filter(it -> kind.isInstance(it.rule()))
                .forEach(it -> all.put(it, kind.cast(it.rule())));
        return all;
    }
}
