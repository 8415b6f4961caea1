package org.pollwatch.headquarters.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.Compared;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.headquarters.board.CaseFile;
import org.pollwatch.headquarters.board.CaseFile.CaseState;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;

/** Findings as rows: what was compared stands in one cell, {@code name (source) value} joined by semicolons. */
public final class FindingTable implements Table<Finding> {
    private static final List<String> COLUMNS = TableRow.columns(
            "id",
            "state",
            "severity",
            "rule",
            "label",
            "kind",
            "place",
            "placeNumber",
            "form",
            "team",
            "contest",
            "indicator",
            "hour",
            "compared",
            "expected",
            "expectation",
            "reports",
            "casework",
            "assignee");

    private final TableRow common;
    private final Mission mission;
    private final String language;
    private final Function<String, Optional<CaseFile>> casework;
    private final Map<String, Labels> labels = new HashMap<>();

    /**
     * @param language {@code en}, {@code ru} or {@code kk}, of names and labels
     * @param casework how the work on a finding stands, by its id
     */
    public FindingTable(Mission mission, String language, Function<String, Optional<CaseFile>> casework) {
        this.common = new TableRow(mission, language);
        this.mission = mission;
        this.language = language;
        this.casework = casework;
        for (Check check : mission.checks()) {
            labels.put(check.id(), check.label());
        }
    }

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> shares() {
        return Set.of();
    }

    @Override
    public Stream<List<Object>> rows(Finding it) {
        String area = it.getAreaPath().isEmpty() ? "" : it.getAreaPath().get(0);
        List<Object> row = new ArrayList<>(common.begin(it.getAsOf(), area));
        row.add(it.getId());
        row.add(it.getState().name().toLowerCase(Locale.ROOT));
        row.add(it.getSeverity().name().toLowerCase(Locale.ROOT));
        row.add(it.getRule());
        row.add(labels.containsKey(it.getRule()) ? labels.get(it.getRule()).in(language) : null);
        row.add(it.getKind());
        row.add(it.getPlace());
        row.add(
                it.getPlace() == null
                        ? null
                        : mission.place(it.getPlace())
                                .map(place -> place.number())
                                .orElse(null));
        row.add(it.getForm());
        row.add(it.getTeam());
        row.add(it.getContest());
        row.add(it.getIndicator());
        row.add(it.getHour());
        row.add(it.getCompared().stream().map(FindingTable::value).collect(Collectors.joining("; ")));
        row.add(it.getExpected());
        row.add(it.getExpectation());
        row.add(String.join(" ", it.getReports()));
        Optional<CaseFile> file = casework.apply(it.getId());
        row.add(file.map(CaseFile::state).orElse(CaseState.OPEN).word());
        row.add(file.flatMap(CaseFile::assignee).orElse(null));
        return Stream.of(row);
    }

    private static String value(Compared compared) {
        Object value = compared.getNumber() != null
                ? compared.getNumber()
                : compared.getShare() != null ? compared.getShare() : compared.getWord();
        return compared.getName() + " (" + compared.getSource() + ") " + value;
    }
}
