package org.pollwatch.contract.mission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table (RFC 4180, UTF-8) whose first line names its columns. */
final class CsvTable {
    private final String file;
    private final Columns columns;
    private final Faults faults;
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(String file, Columns columns, Faults faults) {
        this.file = file;
        this.columns = columns;
        this.faults = faults;
    }

    /** @return the rows with the known columns only, in the order of {@code columns}; none if the header is wrong */
    static List<Row> rows(String file, String text, Columns columns, Faults faults) {
        CsvTable table = new CsvTable(file, columns, faults);
        table.read(text);
        return table.rows;
    }

    private void read(String text) {
        long line = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            List<String> header = List.of();
            for (CsvRecord found : reader) {
                line = found.getStartingLineNumber();
                if (header.isEmpty()) {
                    header = found.getFields();
                    columns.check(header, spot(line), faults);
                } else {
                    row(header, found);
                }
            }
            if (header.isEmpty()) {
                faults.add(spot(1), "expected a header with the columns " + String.join(", ", columns.needed()));
            }
        } catch (CsvParseException e) {
            faults.add(spot(line + 1), "expected a table with commas and closed quotes: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(List<String> header, CsvRecord found) {
        Spot at = spot(found.getStartingLineNumber());
        if (found.getFieldCount() != header.size()) {
            faults.add(at, "expected " + header.size() + " fields, got " + found.getFieldCount());
            return;
        }
        if (!header.containsAll(columns.needed())) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String column : columns.all()) {
            int index = header.indexOf(column);
            if (index >= 0 && !found.getField(index).isBlank()) {
                fields.put(column, found.getField(index).strip());
            }
        }
        rows.add(new Row(fields, at, faults));
    }

    private Spot spot(long line) {
        return new Spot(file, Math.toIntExact(line));
    }
}
