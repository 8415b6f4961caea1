package org.pollwatch.headquarters.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.IndicatorRate;
import org.pollwatch.headquarters.board.Figures;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;

/** Figures as rows, one for each indicator. Rates stand in full precision: whoever takes a table computes on. */
public final class RateTable implements Table<AreaRates> {
    /** In the place of an indicator, where a record broke an invariant and gives none. */
    public static final String SUSPECT = "suspect";

    private static final List<String> COLUMNS = TableRow.columns(
            "form",
            "hour",
            "reports",
            "places",
            "indicator",
            "label",
            "category",
            "irregularity",
            "flagged",
            "applicable",
            "rate",
            "low",
            "high",
            "withheld",
            "placesFlagged",
            "placesApplicable",
            "notObserved",
            "notApplicable",
            "notAsked",
            "missing",
            "n",
            "sum");

    private final TableRow common;
    private final String language;
    private final boolean limited;
    private final Map<String, Map<String, Indicator>> indicators = new HashMap<>();

    /** @param language {@code en}, {@code ru} or {@code kk}, of names and labels */
    public RateTable(Mission mission, String language) {
        this.common = new TableRow(mission, language);
        this.language = language;
        this.limited = MissionDesk.isLimited(mission);
        for (Form form : mission.forms()) {
            // Versions come oldest first, so that the newest label stands.
            Map<String, Indicator> ofForm = indicators.computeIfAbsent(form.id(), id -> new HashMap<>());
            form.indicators().forEach(indicator -> ofForm.put(indicator.id(), indicator));
        }
    }

    @Override
    public String name() {
        return "rates";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> shares() {
        return Set.of("rate", "low", "high");
    }

    @Override
    public Stream<List<Object>> rows(AreaRates rates) {
        List<Object> begin = begin(rates);
        if (rates.getIndicators().isEmpty()) {
            return Stream.of(withoutFigures(begin, rates));
        }
        return rates.getIndicators().stream().map(indicator -> row(begin, rates.getForm(), indicator));
    }

    private List<Object> begin(AreaRates rates) {
        List<Object> row = new ArrayList<>(common.begin(rates.getAsOf(), rates.getArea()));
        row.add(rates.getForm());
        row.add(rates.getHour());
        row.add(rates.getReports());
        row.add(rates.getPlaces());
        return row;
    }

    private static List<Object> withoutFigures(List<Object> begin, AreaRates rates) {
        List<Object> row = new ArrayList<>(begin);
        row.add(rates.getSuspect() ? SUSPECT : null);
        while (row.size() < COLUMNS.size()) {
            row.add(null);
        }
        return row;
    }

    private List<Object> row(List<Object> begin, String form, IndicatorRate it) {
        Optional<Indicator> known =
                Optional.ofNullable(indicators.getOrDefault(form, Map.of()).get(it.getId()));
        Figures figures = Figures.of(it, limited);
        List<Object> row = new ArrayList<>(begin);
        row.add(it.getId());
        row.add(known.map(indicator -> indicator.label().in(language)).orElse(null));
        row.add(known.map(Indicator::category).orElse(null));
        row.add(known.map(indicator -> indicator.irregularity() ? "yes" : "no").orElse(null));
        row.add(it.getFlagged());
        row.add(it.getApplicable());
        row.add(figures.rate());
        row.add(figures.low());
        row.add(figures.high());
        row.add(figures.withheld());
        row.add(it.getPlacesFlagged());
        row.add(it.getPlacesApplicable());
        row.add(it.getNotObserved());
        row.add(it.getNotApplicable());
        row.add(it.getNotAsked());
        row.add(it.getMissing());
        row.add(it.getNumbers());
        row.add(it.getSum());
        return row;
    }
}
