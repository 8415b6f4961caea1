package org.pollwatch.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.counting.AreaFigures.IndicatorFigures;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.area.PlanIndex;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Severity;
import org.pollwatch.statement.StatementBook.Announced;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.AreaName;
import org.pollwatch.statement.StatementBook.Card;
import org.pollwatch.statement.StatementBook.Cell;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.LogPart;
import org.pollwatch.statement.StatementBook.RuleCount;

/** Writes down what a fold came to. */
final class FiguresWriter {
    private final MissionSnapshot snapshot;
    private final Mission mission;
    private final AreaSums sums;
    private final long asOf;
    private final RateSheet sheet;
    private final PlanIndex plan;

    private FiguresWriter(FoldRules rules, AreaSums sums, long asOf) {
        this.snapshot = rules.newest();
        this.mission = snapshot.mission();
        this.sums = sums;
        this.asOf = asOf;
        this.sheet = rules.sheet();
        this.plan = PlanIndex.of(mission);
    }

    /** @param hashes of what was read, by noun and partition */
    static Figures write(
            LogEnds ends,
            Map<String, List<String>> hashes,
            FoldRules rules,
            StandingReports reports,
            AreaSums sums,
            List<Finding> findings,
            Map<String, SeriesFigure> series) {
        FiguresWriter writer = new FiguresWriter(rules, sums, reports.asOf());
        SortedMap<String, Long> outcomes = new TreeMap<>();
        reports.outcomes()
                .forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
        return Figures.of(new StatementBook(
                StatementBook.FORMAT,
                Card.of(writer.mission),
                writer.mission.revision(),
                log(ends, hashes),
                outcomes,
                reports.asOf() == Long.MIN_VALUE
                        ? ""
                        : Instant.ofEpochMilli(reports.asOf()).toString(),
                writer.areas(),
                writer.forms(),
                writer.rules(findings),
                findings.stream().map(Finding::id).toList(),
                announced(series.values())));
    }

    private static List<LogPart> log(LogEnds ends, Map<String, List<String>> hashes) {
        List<LogPart> parts = new ArrayList<>();
        ends.byNoun().forEach((noun, each) -> {
            for (int partition = 0; partition < each.size(); partition++) {
                parts.add(new LogPart(
                        noun, partition, each.get(partition), hashes.get(noun).get(partition)));
            }
        });
        return parts;
    }

    private List<AreaName> areas() {
        List<AreaName> all = new ArrayList<>();
        for (AreaLevel level : List.of(AreaLevel.COUNTRY, AreaLevel.REGION)) {
            mission.areas().all().stream()
                    .filter(it -> it.level() == level)
                    .map(it -> new AreaName(it.id(), level.name().toLowerCase(Locale.ROOT), it.names()))
                    .forEach(all::add);
        }
        return all;
    }

    private List<FormFigures> forms() {
        List<FormFigures> all = new ArrayList<>();
        for (String id : mission.formIds()) {
            Form form = mission.newest(id).orElseThrow();
            List<AreaFigures> rows =
                    areas().stream().flatMap(it -> area(it.id(), id).stream()).toList();
            all.add(new FormFigures(id, form.phase().word(), form.title(), StatedBase.lines(form, snapshot), rows));
        }
        all.sort(Comparator.comparing(it -> Phase.valueOf(it.phase().toUpperCase(Locale.ROOT))));
        return all;
    }

    private Optional<AreaFigures> area(String area, String form) {
        AreaTally tally = sums.tally(area, form, asOf);
        long expected = plan.expectedReports(area, form).orElse(0);
        if (tally.vector().length == 0 && expected == 0) {
            return Optional.empty();
        }
        org.pollwatch.counting.AreaFigures figures = sheet.of(area, form, Optional.empty(), tally);
        SortedMap<String, Cell> cells = new TreeMap<>();
        figures.indicators().forEach(it -> cells.put(it.id(), cell(it)));
        cells.values().removeIf(Cell.NOTHING::equals);
        return Optional.of(new AreaFigures(
                area,
                figures.reports(),
                figures.places(),
                sums.teams(area, form),
                expected,
                plan.expectedPlaces(area, form).orElse(0),
                figures.suspect(),
                cells));
    }

    private static Cell cell(IndicatorFigures it) {
        return new Cell(
                it.flagged(),
                it.applicable(),
                it.placesFlagged(),
                it.placesApplicable(),
                it.notObserved(),
                it.notApplicable(),
                it.notAsked(),
                it.missing(),
                it.numbers().orElse(0),
                it.sum().orElse(0));
    }

    /** The gravest first. */
    private List<RuleCount> rules(List<Finding> findings) {
        Map<String, List<Finding>> byRule = new TreeMap<>();
        findings.forEach(it ->
                byRule.computeIfAbsent(it.rule(), rule -> new ArrayList<>()).add(it));
        return byRule.entrySet().stream()
                .map(it -> rule(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(
                                (RuleCount it) -> Severity.valueOf(it.severity().toUpperCase(Locale.ROOT)),
                                Comparator.reverseOrder())
                        .thenComparing(RuleCount::rule))
                .toList();
    }

    private RuleCount rule(String rule, List<Finding> findings) {
        SortedMap<String, Long> byArea = new TreeMap<>();
        findings.forEach(it -> it.about().areaPath().stream()
                .filter(area -> mission.areas()
                        .find(area)
                        .map(Area::level)
                        .filter(AreaLevel.REGION::equals)
                        .isPresent())
                .forEach(area -> byArea.merge(area, 1L, Long::sum)));
        Labels label = mission.checks().stream()
                .filter(it -> it.id().equals(rule))
                .map(Check::label)
                .findFirst()
                .orElse(Labels.same(rule));
        String severity = findings.get(0).severity().name().toLowerCase(Locale.ROOT);
        return new RuleCount(rule, severity, label, findings.size(), byArea);
    }

    private static List<Announced> announced(Collection<SeriesFigure> series) {
        return series.stream()
                .map(it -> new Announced(
                        it.getSeries(),
                        it.getArea(),
                        text(it.getHour()),
                        text(it.getAmount()),
                        text(it.getOf()),
                        Optional.ofNullable(it.getPercent())
                                .map(FiguresWriter::decimal)
                                .orElse("")))
                .toList();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String decimal(String percent) {
        try {
            return new BigDecimal(percent).toPlainString();
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
