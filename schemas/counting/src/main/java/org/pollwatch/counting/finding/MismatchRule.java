package org.pollwatch.counting.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;

/**
 * The station's protocol against the commission's table (C3, 003:1498-1500: at PS 562 Kossanov 812 became 176 and Tokayev 934
 * became 1,143, so all contestants and the totals are compared, not the winner alone; at PS 8 389 became 421; also C11,
 * 002:526-527). Whichever comes first, a finding stands as soon as both are there. The station's own figure of an item is
 * what was counted there; where nobody reported that, the protocol as it was brought. Subject: {@code <station>|<contest>}.
 */
final class MismatchRule implements PlaceRule {
    private final Check check;
    private final Rule.Mismatch rule;

    MismatchRule(Check check, Rule.Mismatch rule) {
        this.check = check;
        this.rule = rule;
    }

    @Override
    public Map<String, Set<String>> questions() {
        Map<String, Set<String>> named = new HashMap<>();
        named.put(rule.form(), Set.of(rule.votes()));
        named.put(rule.otherForm(), Set.of(rule.protocols()));
        return named;
    }

    @Override
    public List<Finding> findings(Scene scene) {
        return Said.latest(scene.rows(rule.otherForm()), it -> Facts.row(it, rule.protocols()))
                .flatMap(table -> finding(scene, table))
                .stream()
                .toList();
    }

    private Optional<Finding> finding(Scene scene, Said<ProtocolRow> table) {
        Optional<Said<Answer.Votes>> counted = Said.latest(scene.reports(rule.form()), this::votes);
        SortedMap<String, TableItem> items = items(counted, table.what());
        List<TableItem> differing =
                items.values().stream().filter(TableItem::differs).toList();
        if (differing.isEmpty()) {
            return Optional.empty();
        }
        List<ReportFacts> involved = new ArrayList<>(List.of(table.facts()));
        counted.filter(it -> !Collections.disjoint(it.what().byContestant().keySet(), items.keySet()))
                .ifPresent(it -> involved.add(it.facts()));
        return Optional.of(Finding.of(
                check,
                scene.aboutStation(rule.contest()).contest(rule.contest()),
                compared(items),
                OptionalDouble.empty(),
                String.join("; ", differing.stream().map(TableItem::expectation).toList()),
                Scene.ids(involved),
                Scene.asOf(involved)));
    }

    private Optional<Answer.Votes> votes(ReportFacts facts) {
        return facts.answers().get(rule.votes()) instanceof Answer.Votes given ? Optional.of(given) : Optional.empty();
    }

    /** Only what both sides have. */
    private static SortedMap<String, TableItem> items(Optional<Said<Answer.Votes>> counted, ProtocolRow row) {
        SortedMap<String, TableItem> items = new TreeMap<>();
        row.commission().forEach((name, entered) -> {
            Optional<Long> own = counted.map(it -> it.what().byContestant().get(name));
            Optional<Long> brought = Optional.ofNullable(row.station().get(name));
            own.or(() -> brought)
                    .ifPresent(
                            station -> items.put(name, new TableItem(name, station, brought.orElse(station), entered)));
        });
        return items;
    }

    /** Contestants that differ, then the row's totals, then the sum over all contestants that both sides have. */
    private static List<Compared> compared(SortedMap<String, TableItem> items) {
        List<Compared> all = new ArrayList<>();
        items.values().stream().filter(it -> !it.isTotal() && it.differs()).forEach(it -> all.addAll(it.compared()));
        items.values().stream().filter(TableItem::isTotal).forEach(it -> all.addAll(it.compared()));
        List<TableItem> contestants =
                items.values().stream().filter(it -> !it.isTotal()).toList();
        if (!contestants.isEmpty()) {
            TableItem sum = new TableItem(
                    "total",
                    contestants.stream().mapToLong(TableItem::station).sum(),
                    contestants.stream().mapToLong(TableItem::brought).sum(),
                    contestants.stream().mapToLong(TableItem::commission).sum());
            all.addAll(sum.compared());
        }
        return all;
    }
}
