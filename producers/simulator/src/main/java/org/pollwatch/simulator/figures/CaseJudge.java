package org.pollwatch.simulator.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.NamedCase;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.simulator.figures.StandingFindings.Standing;
import org.pollwatch.simulator.figures.StandingFindings.Value;

/**
 * Looks for the finding of each named case. It must stand for each station, else place, else area that the case names; of
 * an incident, for its kind. Where the finding shows a figure or word that the case has too, it must be the same.
 */
public final class CaseJudge {
    private final Mission mission;
    private final StandingFindings findings;

    private CaseJudge(Mission mission, StandingFindings findings) {
        this.mission = mission;
        this.findings = findings;
    }

    /** @return one for each case and what it is about, in the order of the mission's file */
    public static List<ComparedCase> compare(MissionFiles files, StandingFindings findings) {
        CaseJudge judge = new CaseJudge(files.mission(), findings);
        Map<List<String>, List<NamedCase>> cases = files.cases().stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.name(), row.finding()), LinkedHashMap::new, Collectors.toList()));
        List<ComparedCase> compared = new ArrayList<>();
        cases.values().forEach(rows -> subjects(rows).forEach(about -> compared.add(judge.compare(rows, about))));
        return compared;
    }

    /** A commission's row about a station is about the station. */
    private static Set<String> subjects(List<NamedCase> rows) {
        Set<String> stations = rows.stream()
                .flatMap(row -> row.station().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return stations.isEmpty()
                ? rows.stream().map(NamedCase::place).collect(Collectors.toCollection(LinkedHashSet::new))
                : stations;
    }

    private ComparedCase compare(List<NamedCase> rows, String about) {
        NamedCase first = rows.get(0);
        List<Standing> standing = findings.ofRule(first.finding()).stream()
                .filter(it -> isAbout(it, rows, about))
                .toList();
        Optional<Standing> same = standing.stream()
                .filter(it -> rows.stream().allMatch(row -> isShownSo(row, it)))
                .findFirst();
        return new ComparedCase(
                first.name(),
                first.finding(),
                about,
                same.or(() -> standing.stream().findFirst())
                        .map(CaseJudge::numbers)
                        .orElse(""),
                same.isPresent() ? Verdict.EQUAL : Verdict.DIFFERENT);
    }

    private boolean isAbout(Standing finding, List<NamedCase> rows, String about) {
        boolean here = finding.subject().get(0).equals(about) || finding.place().equals(Optional.of(about));
        return here && (!isIncident(rows) || rows.stream().map(NamedCase::value).anyMatch(finding.subject()::contains));
    }

    private boolean isIncident(List<NamedCase> rows) {
        return rows.stream()
                .flatMap(row -> mission.newest(row.form()).stream())
                .anyMatch(form -> form.subject() == FormSubject.AREA);
    }

    private static boolean isShownSo(NamedCase row, Standing finding) {
        String name = row.item().orElse(row.question());
        List<Value> named = finding.compared().stream()
                .filter(value -> value.name().equals(name))
                .toList();
        List<Value> ofSource = named.stream()
                .filter(value -> row.source().equals(Optional.of(value.source())))
                .toList();
        List<Value> candidates = ofSource.isEmpty() ? named : ofSource;
        return candidates.isEmpty()
                || candidates.stream().anyMatch(value -> value.shown()
                        .replace(",", "")
                        .equals(row.value().replace(",", "")));
    }

    private static String numbers(Standing finding) {
        Map<String, List<String>> byName = finding.compared().stream()
                .collect(Collectors.groupingBy(
                        Value::name, LinkedHashMap::new, Collectors.mapping(Value::shown, Collectors.toList())));
        String values = byName.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join(" / ", entry.getValue()))
                .collect(Collectors.joining(", "));
        return finding.expected().isPresent()
                ? values
                        + String.format(
                                Locale.ROOT,
                                "; expected %,.1f",
                                finding.expected().getAsDouble())
                : values;
    }
}
