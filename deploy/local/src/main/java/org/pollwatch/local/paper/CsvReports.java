package org.pollwatch.local.paper;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.gateway.intake.FieldFault;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.QuestionType;

/** A table of reports (RFC 4180): the first line names the columns, each further one is a report. */
final class CsvReports {
    static final Set<String> OWN =
            Set.of("reportId", "id", "revision", "withdrawn", "form", "formVersion", "place", "observedAt");

    private final Mission mission;
    private final Optional<String> form;
    private final List<FileRow> rows = new ArrayList<>();

    private CsvReports(Mission mission, Optional<String> form) {
        this.mission = mission;
        this.form = form;
    }

    static List<FileRow> rows(String content, Mission mission, Optional<String> form) {
        CsvReports table = new CsvReports(mission, form);
        table.read(content);
        return table.rows;
    }

    private void read(String content) {
        long line = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(content)) {
            List<String> header = List.of();
            for (CsvRecord found : reader) {
                line = found.getStartingLineNumber();
                if (header.isEmpty()) {
                    header = found.getFields().stream().map(String::strip).toList();
                    requireKnown(header);
                } else if (found.getFields().stream().anyMatch(it -> !it.isBlank())) {
                    rows.add(row(header, found));
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "line " + (line + 1) + ": expected a table with commas and closed quotes", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireKnown(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            if (!OWN.contains(column) && !isQuestion(column)) {
                throw new IllegalArgumentException("line 1, column " + (i + 1)
                        + ": expected reportId, id, revision, withdrawn, form, formVersion, place, observedAt, a question's id"
                        + " or question.contestant");
            }
            if (header.indexOf(column) < i) {
                throw new IllegalArgumentException("line 1, column " + (i + 1) + ": expected each column once");
            }
        }
    }

    private boolean isQuestion(String column) {
        int dot = column.indexOf('.');
        String id = dot < 0 ? column : column.substring(0, dot);
        return mission.forms().stream()
                .flatMap(it -> it.question(id).stream())
                .anyMatch(question -> question.type() != QuestionType.PROTOCOLS
                        && (dot < 0 || question.type() == QuestionType.VOTES));
    }

    private FileRow row(List<String> header, CsvRecord found) {
        long line = found.getStartingLineNumber();
        if (found.getFieldCount() != header.size()) {
            return new FileRow(
                    line,
                    "",
                    List.of(new FieldFault("body", "WRONG_TYPE", header.size() + " fields, as in the header")));
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!found.getField(i).isBlank()) {
                cells.put(header.get(i), found.getField(i).strip());
            }
        }
        form.ifPresent(it -> cells.putIfAbsent("form", it));
        return new CsvRow(mission, cells).read(line);
    }
}
