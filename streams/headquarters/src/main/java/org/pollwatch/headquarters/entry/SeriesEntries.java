package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.mission.Mission;

/** Reads announced figures: one object, a list of them, or a table with the columns of series.csv. All of it or nothing. */
public final class SeriesEntries {
    private static final int MOST = 10_000;

    private final Mission mission;
    private final Scope scope;
    private final String by;
    private final Instant at;
    private final List<FieldFault> faults = new ArrayList<>();
    private final List<SeriesFigure> figures = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /**
     * @param mission knows the areas
     * @param scope the areas of whoever enters them; others are refused as if the mission did not have them
     * @param by who enters them
     * @param at when
     */
    public SeriesEntries(Mission mission, Scope scope, String by, Instant at) {
        this.mission = mission;
        this.scope = scope;
        this.by = by;
        this.at = at;
    }

    /** @throws EntryRefused naming every field at fault */
    public List<SeriesFigure> json(String text) {
        JsonNode body = EntryBody.json(text);
        if (body.isObject()) {
            take("", fields(body));
        } else if (body.isArray() && !body.isEmpty()) {
            for (int i = 0; i < body.size(); i++) {
                String at = "[" + i + "].";
                if (body.get(i).isObject()) {
                    take(at, fields(body.get(i)));
                } else {
                    faults.add(new FieldFault("[" + i + "]", "an object"));
                }
            }
        } else {
            throw EntryRefused.of("body", "a figure, or a list of one or more");
        }
        return taken();
    }

    private static Map<String, String> fields(JsonNode figure) {
        Map<String, String> fields = new LinkedHashMap<>();
        figure.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNumber()) {
                fields.put(field.getKey(), value.decimalValue().toPlainString());
            } else if (value.isTextual()) {
                fields.put(field.getKey(), value.textValue());
            } else if (!value.isNull()) {
                // Not a value of any field: refused by whichever it is.
                fields.put(field.getKey(), value.getNodeType().name());
            }
        });
        return fields;
    }

    /** @throws EntryRefused naming every line and column at fault */
    public List<SeriesFigure> csv(String text) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .ofNamedCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (NamedCsvRecord row : rows) {
                Map<String, String> fields = new LinkedHashMap<>(row.getFieldsAsMap());
                fields.values().removeIf(String::isBlank);
                take("line " + row.getStartingLineNumber() + ", ", fields);
            }
        } catch (CsvParseException | UncheckedIOException | IllegalStateException e) {
            throw EntryRefused.of(
                    "body", "a table of comma-separated values with a header line, as many cells in each line");
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        if (figures.isEmpty() && faults.isEmpty()) {
            throw EntryRefused.of("body", "a header line and one or more lines of figures");
        }
        return taken();
    }

    private void take(String where, Map<String, String> fields) {
        if (faults.size() > 100 || figures.size() >= MOST) {
            return;
        }
        SeriesRow row = new SeriesRow(mission, scope, where, fields);
        row.read(by, at)
                .ifPresentOrElse(
                        figure -> {
                            figures.add(figure);
                            if (!keys.add(Topics.seriesKey(figure))) {
                                faults.add(new FieldFault(where + "series", "each series, area and hour once"));
                            }
                            if (figures.size() == MOST) {
                                faults.add(new FieldFault("body", "fewer than " + MOST + " figures at once"));
                            }
                        },
                        () -> faults.addAll(row.faults()));
    }

    private List<SeriesFigure> taken() {
        if (!faults.isEmpty()) {
            throw new EntryRefused(faults);
        }
        return List.copyOf(figures);
    }
}
